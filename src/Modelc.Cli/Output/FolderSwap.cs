using System.Text;
using Modelc.Artifacts;

namespace Modelc.Cli.Output;

/// <summary>
/// Takes a folder from one build to the next. All that can take long or fill the disk happens aside, in a folder of its
/// own; then one rename of the journal decides for the new build, and only renames are left:
/// <code>
///   .modelc-build/lock        held while we work
///   .modelc-build/new/3       the bytes of line 3 of the journal
///   .modelc-build/old/3       what stood there before
///   .modelc-build/journal     there: finish it;  not there: nothing happened yet, or all is done
/// </code>
/// What was moved is told by where it lies, so a cut-off run can be finished or undone from any point, any number of times.
/// </summary>
internal sealed class FolderSwap(IDisk disk, string folder)
{
    private const string WorkName = ".modelc-build";
    private const string RemovalWord = "remove ";

    private readonly string work = Path.Combine(folder, WorkName);
    private bool madeFolder;

    public static bool IsInterrupted(IDisk disk, string folder) =>
        disk.KindOf(Path.Combine(folder, WorkName, "journal")) == EntryKind.File;

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
        if (disk.KindOf(Journal) != EntryKind.File)
        {
            Clean();
            return false;
        }

        FinishOrUndo(ReadJournal());
        return true;
    }

    public void Replace(IReadOnlyList<FileChange> changes, CancellationToken stop)
    {
        var entries = InOrder(changes);
        try
        {
            Stage(entries, changes, stop);
        }
        catch
        {
            Clean();
            throw;
        }

        disk.Move(Path.Combine(work, "journal.new"), Journal);
        FinishOrUndo(entries);
    }

    /// <summary>Leaves nothing of ours behind, the folder itself included if we made it for nothing.</summary>
    public void End()
    {
        RemoveWhereEmpty(work);
        if (madeFolder)
            RemoveWhereEmpty(folder);
    }

    private string Journal => Path.Combine(work, "journal");

    private string New(int line) => Path.Combine(work, "new", line.ToString());

    private string Old(int line) => Path.Combine(work, "old", line.ToString());

    private string Target(Entry entry) => Path.Combine(folder, entry.Path);

    /// <summary>Removals make room, the manifest comes last: until then the old one tells what was ours.</summary>
    private static List<Entry> InOrder(IReadOnlyList<FileChange> changes) =>
    [
        .. changes
            .OrderBy(change => change.Kind != ChangeKind.Removed)
            .ThenBy(change => change.Path == ManifestJson.Path)
            .ThenBy(change => change.Path, StringComparer.Ordinal)
            .Select(change => new Entry(change.Kind == ChangeKind.Removed, change.Path)),
    ];

    private void Stage(List<Entry> entries, IReadOnlyList<FileChange> changes, CancellationToken stop)
    {
        var artifacts = changes.Where(c => c.Artifact is not null).ToDictionary(c => c.Path, c => c.Artifact!, StringComparer.Ordinal);
        disk.MakeFolder(Path.Combine(work, "new"));
        disk.MakeFolder(Path.Combine(work, "old"));
        for (var line = 0; line < entries.Count; line++)
        {
            stop.ThrowIfCancellationRequested();
            if (!entries[line].IsRemoval)
                disk.Write(New(line), artifacts[entries[line].Path].Content, artifacts[entries[line].Path].IsExecutable);
        }

        var journal = string.Concat(entries.Select(entry => $"{(entry.IsRemoval ? RemovalWord : "write ")}{entry.Path}\n"));
        disk.Write(Path.Combine(work, "journal.new"), Encoding.UTF8.GetBytes(journal), executable: false);
    }

    private void FinishOrUndo(List<Entry> entries)
    {
        try
        {
            Finish(entries);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Undo(entries);
            disk.Delete(Journal);
            Clean();
            throw;
        }

        disk.Delete(Journal);
        Clean();
    }

    private void Finish(List<Entry> entries)
    {
        string? made = null;
        for (var line = 0; line < entries.Count; line++)
        {
            var target = Target(entries[line]);
            if (!entries[line].IsRemoval)
            {
                if (disk.KindOf(New(line)) == EntryKind.Missing)
                    continue;
                // Sorted by path, and all removals done: the folder of the file before is still there.
                if (Path.GetDirectoryName(target) != made)
                    disk.MakeFolder(made = Path.GetDirectoryName(target)!);
            }

            SetAside(target, line);
            if (entries[line].IsRemoval)
                RemoveEmptiedFolders(entries[line].Path);
            else
                disk.Move(New(line), target);
        }
    }

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

    private void Undo(List<Entry> entries)
    {
        for (var line = entries.Count - 1; line >= 0; line--)
        {
            var target = Target(entries[line]);
            if (!entries[line].IsRemoval && disk.KindOf(New(line)) == EntryKind.Missing)
                disk.Move(target, New(line));
            RemoveEmptiedFolders(entries[line].Path);
            if (disk.KindOf(Old(line)) == EntryKind.Missing)
                continue;
            disk.MakeFolder(Path.GetDirectoryName(target)!);
            disk.Move(Old(line), target);
        }
    }

    private void RemoveEmptiedFolders(string path)
    {
        for (var slash = path.LastIndexOf('/'); slash > 0; slash = path.LastIndexOf('/', slash - 1))
        {
            if (!RemoveWhereEmpty(Path.Combine(folder, path[..slash])))
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
        disk.Delete(Path.Combine(work, "journal.new"));
    }

    private void Empty(string aside)
    {
        if (disk.KindOf(aside) != EntryKind.Folder)
            return;
        foreach (var file in disk.NamesIn(aside))
            disk.Delete(Path.Combine(aside, file));
        disk.RemoveFolder(aside);
    }

    private List<Entry> ReadJournal()
    {
        var entries = Encoding.UTF8.GetString(disk.Read(Journal)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => new Entry(line.StartsWith(RemovalWord, StringComparison.Ordinal), line[(line.IndexOf(' ') + 1)..]))
            .ToList();
        // Somebody else's journal, from a checkout for instance, may not lead out of the folder.
        if (entries.Any(entry => ArtifactPath.ProblemOf(entry.Path) is not null || IsBehindALink(entry.Path)))
            throw new IOException($"'{Journal}' does not hold what modelc writes there.");
        return entries;
    }

    private bool IsBehindALink(string path)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
        {
            if (disk.KindOf(Path.Combine(folder, path[..slash])) == EntryKind.Link)
                return true;
        }

        return false;
    }

    private readonly record struct Entry(bool IsRemoval, string Path);
}
