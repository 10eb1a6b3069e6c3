using Modelc.Apply.Release;
using Modelc.Artifacts;

namespace Modelc.Cli.Input;

/// <summary>A build as a release that nobody has written to a disk.</summary>
internal sealed class BuiltTree(ArtifactSet set) : IReleaseTree
{
    private readonly Dictionary<string, Artifact> files = set.Artifacts.ToDictionary(artifact => artifact.Path, StringComparer.Ordinal);

    public IEnumerable<string> Paths => files.Keys;

    public FoundFile? Read(string path) =>
        files.GetValueOrDefault(path) is { } artifact ? new(artifact.Content, artifact.IsExecutable) : null;
}
