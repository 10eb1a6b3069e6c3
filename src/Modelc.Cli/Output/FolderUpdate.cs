using System.Collections.Immutable;
using System.Text.Json;
using Modelc.Apply.Compare;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Cli.Printing;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Output;

/// <summary>How writing a build to its folder ended, or what it would change, in words.</summary>
internal sealed record FolderUpdate(int Exit, string? Summary, ImmutableArray<Diagnostic> Diagnostics)
{
    private const string Unfinished = "an interrupted build is to be finished";

    public FolderChanges? Changes { get; init; }

    /// <summary>What the changed files mean: the difference between the plan that lies there and the new one.</summary>
    public ImmutableArray<PlanChange> PlanChanges { get; init; } = [];

    public static FolderUpdate Check(string folder, ArtifactSet set, bool force) => Guarded(folder, () =>
    {
        var disk = new Disk();
        var changes = new ArtifactDirectory(disk, folder).Compare(set, force);
        var found = new FolderUpdate(
            changes.Any ? ExitCode.DifferencesFound : ExitCode.Done,
            changes.Any ? $"{folder}: {Expect(changes)}. Run \"modelc build\" and commit the result." : $"{folder}: up to date, {Counts.Of(changes.Unchanged, "file")}.",
            [.. Obstacles(folder, changes), .. EditsFoundByCheck(folder, changes)]);
        return found with { Changes = changes, PlanChanges = ComparePlans(disk, folder, set) };
    });

    public static FolderUpdate Write(string folder, ArtifactSet set, bool force, CancellationToken stop) => Guarded(folder, () =>
    {
        var (outcome, changes) = new ArtifactDirectory(new Disk(), folder).Write(set, force, stop);
        if (changes is null)
            return Failed(FileDiagnostics.IsBusy(folder));
        ImmutableArray<Diagnostic> resumed = changes.IsInterrupted ? [FileDiagnostics.WasResumed(folder)] : [];
        if (outcome == WriteOutcome.Obstructed)
            return Failed([.. resumed, .. Obstacles(folder, changes)]);
        var summary = outcome == WriteOutcome.UpToDate ? "up to date" : Summarize(changes);
        return new FolderUpdate(
            ExitCode.Done, $"{folder}: {summary}, {changes.Unchanged} unchanged.", [.. resumed, .. Edits(folder, changes, isChecked: false)])
        {
            Changes = changes,
        };
    });

    private static FolderUpdate Guarded(string folder, Func<FolderUpdate> work)
    {
        if (File.Exists(folder))
            return Failed(FileDiagnostics.IsInTheWay(folder, "is a file, and a folder must stand there", canForce: false));
        try
        {
            return work();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return Failed(FileDiagnostics.Of(problem, folder));
        }
        catch (OperationCanceledException)
        {
            return new FolderUpdate(ExitCode.Interrupted, $"{folder}: interrupted; it is as it was.", []);
        }
    }

    private static FolderUpdate Failed(params ImmutableArray<Diagnostic> why) => new(ExitCode.FilesFailed, null, why);

    private static ImmutableArray<PlanChange> ComparePlans(Disk disk, string folder, ArtifactSet set)
    {
        var path = Path.Combine(folder, PlanJson.Path);
        if (disk.KindOf(path) != EntryKind.File || set.Artifacts.FirstOrDefault(file => file.Path == PlanJson.Path) is not { } plan)
            return [];
        try
        {
            return PlanDifference.Between(disk.Read(path), plan.Content);
        }
        catch (JsonException)
        {
            // It was edited into something that is no plan, which is told already.
            return [];
        }
    }

    private static IEnumerable<Diagnostic> Obstacles(string folder, FolderChanges changes) =>
        changes.Obstacles.Select(o => FileDiagnostics.IsInTheWay(Path.Combine(folder, o.Path), o.Fact, o.CanForce));

    private static IEnumerable<Diagnostic> Edits(string folder, FolderChanges changes, bool isChecked) =>
        changes.Changes.Where(c => c.WasEdited).Select(c => FileDiagnostics.WasEdited(Path.Combine(folder, c.Path), isChecked));

    // Half of the files are of a build whose manifest is not in place yet: they look edited, and nobody edited them.
    private static IEnumerable<Diagnostic> EditsFoundByCheck(string folder, FolderChanges changes) =>
        changes.IsInterrupted ? [] : Edits(folder, changes, isChecked: true);

    private static string Expect(FolderChanges changes) => changes switch
    {
        { IsInterrupted: false } => Summarize(changes),
        { Changes.IsEmpty: true, Obstacles.IsEmpty: true } => Unfinished,
        _ => $"{Unfinished}, {Summarize(changes)}",
    };

    private static string Summarize(FolderChanges changes)
    {
        var parts = changes.Changes.GroupBy(change => change.Kind).OrderBy(kind => kind.Key)
            .Select(kind => $"{kind.Count()} {ChangeList.NameOf(kind.Key)}")
            .ToList();
        if (!changes.Obstacles.IsEmpty)
            parts.Add($"{changes.Obstacles.Length} in the way");
        return string.Join(", ", parts);
    }
}
