namespace Modelc.Apply.Release;

public enum ReleaseProblemKind
{
    Unreadable,
    Missing,
    Changed,
    OtherMode,
    Foreign,
}

/// <summary>Why a folder is not the one that was built and reviewed. <see cref="Fact"/> is a sentence, and what to do.</summary>
public sealed record ReleaseProblem(ReleaseProblemKind Kind, string Path, string Fact);
