using System.Collections.Immutable;
using Modelc.Artifacts;

namespace Modelc.Cli.Output;

internal enum ChangeKind
{
    Added,
    Changed,
    Removed,
}

/// <summary>One file that will differ. <see cref="WasEdited"/>: somebody changed by hand what we had written.</summary>
internal sealed record FileChange(ChangeKind Kind, string Path, bool WasEdited, Artifact? Artifact);

/// <summary>Something in the way that is not ours. <see cref="CanForce"/>: a file that --force may replace.</summary>
internal sealed record Obstacle(string Path, string Fact, bool CanForce);

/// <summary>What makes a folder equal to a build: files to write and to remove, and what stands in the way.</summary>
internal sealed record FolderChanges(
    ImmutableArray<FileChange> Changes,
    ImmutableArray<Obstacle> Obstacles,
    int Unchanged,
    bool IsInterrupted)
{
    public bool Any => !Changes.IsEmpty || !Obstacles.IsEmpty || IsInterrupted;
}
