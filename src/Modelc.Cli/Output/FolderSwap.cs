using Modelc.Artifacts;

namespace Modelc.Cli.Output;

/// <summary>
/// Takes a folder from one build to the next. All that can take long or fill the disk happens aside, in a folder of its
/// own; then one rename of the journal decides for the new build, and only renames are left:
/// <code>
///   .modelc-build/lock            held while we work
///   .modelc-build/new/hosts/box   what is to stand at hosts/box
///   .modelc-build/old/3           what stood where line 3 of the journal replaces or removes a file
///   .modelc-build/journal         there: finish it;  not there: nothing happened yet, or all is done
/// </code>
/// What was moved is told by where it lies, so a cut-off run can be finished or undone from any point, any number of times.
/// While it is cut off, files of two builds lie side by side. To exchange all of out/ at once would spare even that, but
/// would move the files of others along, needs another call on each system, and fails where out/ is a mount or a link.
/// A folder that was not there comes in one piece with all that is in it: the first build of 10,000 services is six renames.
/// </summary>
internal sealed class FolderSwap(IDisk disk, string folder)
{
    private const string WorkName = ".modelc-build";

    // Enough to keep several processors busy; their names take no memory worth speaking of.
    private const int MostAtOnce = 1_000;

    private readonly string work = Path.Combine(folder, WorkName);
    private readonly SwapJournal journal = new(disk, folder, Path.Combine(folder, WorkName));
    private bool madeFolder;

    public static bool IsInterrupted(IDisk disk, string folder) => new FolderSwap(disk, folder).journal.IsThere;

    /// <summary>Null while another process works here.</summary>
    public IDisposable? Begin()
    {
        if (disk.KindOf(work) is EntryKind.Link or EntryKind.File)
            throw new IOException($"'{work}' is where modelc prepares files, and it is not a folder.");
        madeFolder = disk.KindOf(folder) == EntryKind.Missing;
        disk.MakeFolder(work);
        return disk.Lock(Path.Combine(work, "lock"));
    }

    /// <summary>Finishes what an earlier process had decided and could not complete. True if there was something.</summary>
    public bool Recover()
    {
        if (!journal.IsThere)
        {
            Clean();
            return false;
        }

        FinishOrUndo(journal.Read());
        return true;
    }

    public void Replace(IReadOnlyList<FileChange> changes, CancellationToken stop)
    {
        var ordered = InOrder(changes);
        try
        {
            Stage(ordered, stop);
        }
        catch
        {
            Clean();
            throw;
        }

        journal.Decide();
        FinishOrUndo(ordered.ConvertAll(StepOf));
    }

    /// <summary>Leaves nothing of ours behind, the folder itself included if we made it for nothing.</summary>
    public void End()
    {
        RemoveWhereEmpty(work);
        if (madeFolder)
            RemoveWhereEmpty(folder);
    }

    private string New(string path) => Path.Combine(work, "new", path);

    private string Old(int line) => Path.Combine(work, "old", line.ToString());

    private string Target(string path) => Path.Combine(folder, path);

    private static SwapStep StepOf(FileChange change) => new(change.Kind == ChangeKind.Removed, change.Path);

    /// <summary>Removals make room, the manifest comes last: until then the old one tells what was ours.</summary>
    private static List<FileChange> InOrder(IReadOnlyList<FileChange> changes) =>
    [
        .. changes
            .OrderBy(change => change.Kind != ChangeKind.Removed)
            .ThenBy(change => change.Path == ManifestJson.Path)
            .ThenBy(change => change.Path, StringComparer.Ordinal),
    ];

    private void Stage(List<FileChange> changes, CancellationToken stop)
    {
        disk.MakeFolder(Path.Combine(work, "old"));
        foreach (var batch in changes.Where(change => change.Artifact is not null).Chunk(MostAtOnce))
        {
            stop.ThrowIfCancellationRequested();
            foreach (var parent in batch.Select(change => Path.GetDirectoryName(New(change.Path))!).Distinct())
                disk.MakeFolder(parent);
            disk.Write([.. batch.Select(change => new NewFile(New(change.Path), change.Artifact!.Bytes, change.Artifact.IsExecutable))], stop);
        }

        journal.Draft(changes.Select(StepOf), stop);
    }

    private void FinishOrUndo(List<SwapStep> steps)
    {
        try
        {
            Finish(steps);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Undo(steps);
            journal.Drop();
            Clean();
            throw;
        }

        journal.Drop();
        Clean();
    }

    private void Finish(List<SwapStep> steps)
    {
        // What the line before has shown: a folder that came as a whole, or one that was there.
        string? moved = null, there = null;
        for (var line = 0; line < steps.Count; line++)
        {
            var path = steps[line].Path;
            if (steps[line].IsRemoval)
            {
                SetAside(Target(path), line);
                RemoveEmptiedFolders(path);
                continue;
            }

            if ((moved is not null && path.StartsWith(moved, StringComparison.Ordinal)) || disk.KindOf(New(path)) == EntryKind.Missing)
                continue;
            var parent = Path.GetDirectoryName(path);
            if (parent != there && MissingFolder(path) is { } folderOfAll)
            {
                disk.MoveFolder(New(folderOfAll), Target(folderOfAll));
                moved = $"{folderOfAll}/";
                continue;
            }

            there = parent;
            SetAside(Target(path), line);
            disk.Move(New(path), Target(path));
        }
    }

    /// <summary>The first folder on the way to a file that is not there.</summary>
    private string? MissingFolder(string path) =>
        ArtifactPath.FoldersOf(path).FirstOrDefault(parent => disk.KindOf(Target(parent)) == EntryKind.Missing);

    private void SetAside(string target, int line)
    {
        if (disk.KindOf(target) is EntryKind.Missing or EntryKind.Folder)
            return;
        // Both there: the run was cut off after its first rename and somebody wrote the file since. The build's word counts.
        if (disk.KindOf(Old(line)) != EntryKind.Missing)
            disk.Delete(target);
        else
            disk.Move(target, Old(line));
    }

    /// <summary>File by file also where a folder came as a whole: somebody may have put a file of theirs into it since.</summary>
    private void Undo(List<SwapStep> steps)
    {
        for (var line = steps.Count - 1; line >= 0; line--)
        {
            var path = steps[line].Path;
            if (!steps[line].IsRemoval && disk.KindOf(New(path)) == EntryKind.Missing)
            {
                disk.MakeFolder(Path.GetDirectoryName(New(path))!);
                disk.Move(Target(path), New(path));
            }

            RemoveEmptiedFolders(path);
            if (disk.KindOf(Old(line)) == EntryKind.Missing)
                continue;
            disk.MakeFolder(Path.GetDirectoryName(Target(path))!);
            disk.Move(Old(line), Target(path));
        }
    }

    private void RemoveEmptiedFolders(string path)
    {
        foreach (var parent in ArtifactPath.FoldersOf(path).Reverse())
        {
            if (!RemoveWhereEmpty(Target(parent)))
                return;
        }
    }

    private bool RemoveWhereEmpty(string path)
    {
        if (disk.KindOf(path) != EntryKind.Folder || disk.NamesIn(path).Count > 0)
            return false;
        disk.RemoveFolder(path);
        return true;
    }

    private void Clean()
    {
        Empty(Path.Combine(work, "new"));
        Empty(Path.Combine(work, "old"));
        journal.DropDraft();
    }

    private void Empty(string aside)
    {
        if (disk.KindOf(aside) != EntryKind.Folder)
            return;
        foreach (var inner in disk.NamesIn(aside).Select(name => Path.Combine(aside, name)))
        {
            if (disk.KindOf(inner) == EntryKind.Folder)
                Empty(inner);
            else
                disk.Delete(inner);
        }

        disk.RemoveFolder(aside);
    }
}
