using System.Collections.Immutable;
using Modelc.Apply.Compare;
using Modelc.Apply.Observe;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Rollout;

/// <summary>What a rollout means, unit by unit: each is compared with the release that its host remembers it by. Pure.</summary>
public sealed class UnitChanges
{
    private readonly Target target;
    private readonly RolloutPlan rollout;
    private readonly IReadOnlyDictionary<string, PastRelease> past;
    private readonly Dictionary<string, ImmutableArray<PlanChange>> differences;

    private UnitChanges(Target target, RolloutPlan rollout, IReadOnlyDictionary<string, PastRelease> past)
    {
        this.target = target;
        this.rollout = rollout;
        this.past = past;
        differences = past.ToDictionary(
            one => one.Key, one => PlanDifference.Between(one.Value.PlanText, target.PlanText), StringComparer.Ordinal);
    }

    public static ImmutableArray<UnitChange> Of(Target target, RolloutPlan rollout, IReadOnlyDictionary<string, PastRelease> past)
    {
        if (rollout.IsEmpty)
            return [];
        var changes = new UnitChanges(target, rollout, past);
        return [.. changes.Done(), .. changes.Removed()];
    }

    private IEnumerable<UnitChange> Done() =>
        from subject in Subjects()
        let change = Of(subject.Key, [.. subject])
        where change is not null
        select change;

    /// <summary>Steps by what they are about; one that deploys several units of a swarm is about each of them.</summary>
    private IEnumerable<IGrouping<string, StepToDo>> Subjects() =>
        from todo in rollout.Steps
        from subject in SubjectsOf(todo.Step)
        group todo by subject;

    private IEnumerable<string> SubjectsOf(Step step) =>
        ClusterOf(step) is { } cluster
            ? target.Plan.Units.Where(unit => IsIn(unit, cluster, step.Wave)).Select(unit => unit.Name).Append($"swarm {cluster}")
            : [step.Unit];

    private static bool IsIn(UnitPlan unit, string cluster, int wave) =>
        unit is ServiceUnit service && service.Cluster == cluster && service.Wave == wave;

    private string? ClusterOf(Step step) =>
        Fingerprint.FilesBelow(step.Folder, target.Manifest).Select(file => file.Cluster).FirstOrDefault(cluster => cluster is not null);

    private UnitChange? Of(string name, ImmutableArray<StepToDo> steps)
    {
        var unit = target.Plan.Units.FirstOrDefault(one => one.Name == name);
        var retired = rollout.Retire.Where(folder => folder.Unit == name).ToList();
        var bases = steps.Select(todo => todo.Before?.Release).Concat(retired.Select(folder => folder.Release))
            .OfType<string>().Where(past.ContainsKey).Distinct(StringComparer.Ordinal).ToList();
        var change = new UnitChange(
            UnitChangeKind.New, name, Places(steps, retired), unit?.Origin ?? steps[0].Step.Origin, [], []);
        if (bases.Count == 0)
            return IsOfSwarm(name) ? null : change;
        var fields = bases.SelectMany(id => differences[id]).Where(one => IsAbout(one, name)).Distinct().ToImmutableArray();
        if (fields.Any(one => one.Section == "unit" && one.Kind == PlanChangeKind.Added))
            return change;
        if (!fields.IsEmpty)
            return change with { Kind = fields.Any(one => one.Kind == PlanChangeKind.Moved) ? UnitChangeKind.Moved : UnitChangeKind.Changed, Fields = fields };
        return IsUnitOfSwarm(unit) || (IsOfSwarm(name) && OthersTell(steps, bases)) ? null : WithoutFields(change, steps);
    }

    private static bool IsOfSwarm(string subject) => subject.StartsWith("swarm ", StringComparison.Ordinal);

    private static bool IsUnitOfSwarm(UnitPlan? unit) => unit is ServiceUnit { Cluster: not null };

    /// <summary>The files of a swarm differ because a unit in it does, and that one has its own lines.</summary>
    private bool OthersTell(ImmutableArray<StepToDo> steps, List<string> bases) =>
        steps.All(todo => todo.Before?.Fingerprint is not null)
        && bases.SelectMany(id => differences[id]).Any(one => one.Section == "unit");

    private bool IsAbout(PlanChange change, string name) => change.Section switch
    {
        "unit" => change.Entry == name,
        "image" => target.Plan.Images.OfType<RecipeImage>().Any(image => image.Component == name && image.Repository == change.Entry),
        "swarm" => $"swarm {change.Entry}" == name,
        _ => false,
    };

    private UnitChange WithoutFields(UnitChange change, ImmutableArray<StepToDo> steps)
    {
        if (steps.Any(todo => todo.Before?.Fingerprint is null))
            return change with { Kind = UnitChangeKind.Unfinished };
        ImmutableArray<string> files = [.. steps.SelectMany(DifferentFiles).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return change with { Kind = files.IsEmpty ? UnitChangeKind.OtherSecret : UnitChangeKind.OtherFiles, Files = files };
    }

    private IEnumerable<string> DifferentFiles(StepToDo todo)
    {
        if (todo.Before?.Release is not { } release || !past.TryGetValue(release, out var before))
            return [];
        var old = Fingerprint.FilesBelow(todo.Step.Folder, before.Manifest).Select(file => (file.Path, file.Sha256, file.Mode)).ToHashSet();
        var now = Fingerprint.FilesBelow(todo.Step.Folder, target.Manifest).Select(file => (file.Path, file.Sha256, file.Mode)).ToHashSet();
        old.SymmetricExceptWith(now);
        return old.Select(file => file.Path);
    }

    private static ImmutableArray<string> Places(IEnumerable<StepToDo> steps, IEnumerable<FolderToRetire> retired) =>
    [
        .. steps.Select(todo => todo.Step.Host).Concat(retired.Where(folder => !folder.Words.IsEmpty).Select(folder => folder.Host))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>What an older plan has and the new one has not; and what is undone although it is no unit, such as an image.</summary>
    private IEnumerable<UnitChange> Removed()
    {
        var units = differences.Values.SelectMany(all => all)
            .Where(one => one is { Section: "unit", Kind: PlanChangeKind.Removed }).Select(one => one.Entry);
        var folders = rollout.Retire.Where(folder => !folder.Words.IsEmpty).Select(folder => folder.Unit);
        return units.Concat(folders).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(name => target.Manifest.Steps.All(step => step.Unit != name) && target.Plan.Units.All(unit => unit.Name != name))
            .Select(name => new UnitChange(
                UnitChangeKind.Removed, name, Places([], rollout.Retire.Where(folder => folder.Unit == name)), "", [], []));
    }
}
