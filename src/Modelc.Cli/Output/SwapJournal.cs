using System.Text;
using Modelc.Artifacts;

namespace Modelc.Cli.Output;

/// <summary>A file that comes to its place, or goes from it.</summary>
internal readonly record struct SwapStep(bool IsRemoval, string Path);

/// <summary>
/// What a swap does, "write PATH" or "remove PATH" on a line for each file. It is drafted aside; from the rename that puts it
/// into its place until it is dropped, the swap has to be finished.
/// </summary>
internal sealed class SwapJournal(IDisk disk, string folder, string work)
{
    private const string RemovalWord = "remove ";
    private const string WriteWord = "write ";

    private readonly string file = Path.Combine(work, "journal");
    private readonly string draft = Path.Combine(work, "journal.new");

    public bool IsThere => disk.KindOf(file) == EntryKind.File;

    public void Draft(IEnumerable<SwapStep> steps, CancellationToken stop)
    {
        var text = new ByteChunks();
        foreach (var step in steps)
            Encoding.UTF8.GetBytes($"{(step.IsRemoval ? RemovalWord : WriteWord)}{step.Path}\n", text);
        disk.Write([new(draft, text.ToSequence(), IsExecutable: false)], stop);
    }

    public void Decide() => disk.Move(draft, file);

    public void Drop() => disk.Delete(file);

    public void DropDraft() => disk.Delete(draft);

    public List<SwapStep> Read()
    {
        var steps = Encoding.UTF8.GetString(disk.Read(file)).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => new SwapStep(line.StartsWith(RemovalWord, StringComparison.Ordinal), line[(line.IndexOf(' ') + 1)..]))
            .ToList();
        // Somebody else's journal, from a checkout for instance, may not lead out of the folder.
        if (steps.Any(step => ArtifactPath.ProblemOf(step.Path) is not null || IsBehindALink(step.Path)))
            throw new IOException($"'{file}' does not hold what modelc writes there.");
        return steps;
    }

    private bool IsBehindALink(string path) =>
        ArtifactPath.FoldersOf(path).Any(parent => disk.KindOf(Path.Combine(folder, parent)) == EntryKind.Link);
}
