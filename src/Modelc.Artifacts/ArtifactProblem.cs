namespace Modelc.Artifacts;

/// <summary>Why a file may not be written as it is. <see cref="Fact"/> is a sentence about <see cref="Path"/>.</summary>
public sealed record ArtifactProblem(string Path, string Origin, string Fact);
