using Modelc.Artifacts;

namespace Modelc.Cli.Output;

internal enum WriteOutcome
{
    Written,
    UpToDate,
    /// <summary>Something that is not ours is in the way; nothing was written.</summary>
    Obstructed,
    /// <summary>Another process is writing here; nothing was written.</summary>
    Busy,
}

/// <summary>
/// A folder that builds are written to. Ours are the files that its last manifest lists: they are replaced, and removed
/// when no longer wanted. All others belong to somebody else and are never touched. Files that stay keep their time.
/// </summary>
internal sealed class ArtifactDirectory(IDisk disk, string path)
{
    // Given a relative path, .NET asks the system where it is at each single call.
    private readonly string folder = Path.GetFullPath(path);

    /// <summary>What <see cref="Write"/> would do. Changes nothing.</summary>
    public FolderChanges Compare(ArtifactSet set, bool force = false) => FolderComparison.Of(disk, folder, set, force);

    /// <summary>All of it, or nothing: a failure leaves the folder as it was, a cut-off run is finished by the next one.</summary>
    public (WriteOutcome Outcome, FolderChanges? Changes) Write(ArtifactSet set, bool force, CancellationToken stop)
    {
        var swap = new FolderSwap(disk, folder);
        var hasBegun = false;
        try
        {
            using var hold = swap.Begin();
            hasBegun = true;
            return hold is null ? (WriteOutcome.Busy, null) : WriteAlone(swap, set, force, stop);
        }
        catch (Exception problem) when (!hasBegun && problem is IOException or UnauthorizedAccessException
            && Compare(set, force) is { Any: false } same)
        {
            // A folder that may only be read, and in which there is nothing to write.
            return (WriteOutcome.UpToDate, same);
        }
        finally
        {
            swap.End();
        }
    }

    private (WriteOutcome, FolderChanges) WriteAlone(FolderSwap swap, ArtifactSet set, bool force, CancellationToken stop)
    {
        var wasInterrupted = swap.Recover();
        var changes = Compare(set, force) with { IsInterrupted = wasInterrupted };
        if (!changes.Obstacles.IsEmpty)
            return (WriteOutcome.Obstructed, changes);
        if (changes.Changes.IsEmpty)
            return (WriteOutcome.UpToDate, changes);
        swap.Replace(changes.Changes, stop);
        return (WriteOutcome.Written, changes);
    }
}
