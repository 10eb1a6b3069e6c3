using System.Collections.Immutable;
using Modelc.Apply.Compare;
using Modelc.Apply.Observe;
using Modelc.Apply.Release;
using Modelc.Apply.Secrets;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Rollout;

/// <summary>What a rollout means, unit by unit: each is compared with the release that its host remembers it by. Pure.</summary>
public sealed class UnitChanges
{
    private readonly Target target;
    private readonly RolloutPlan rollout;
    private readonly IReadOnlyDictionary<string, PastRelease> past;
    private readonly Dictionary<string, ILookup<(string Section, string Entry), PlanChange>> differences;
    private readonly Dictionary<string, UnitPlan> units;
    private readonly ILookup<string, FolderToRetire> retired;

    private UnitChanges(Target target, RolloutPlan rollout, IReadOnlyDictionary<string, PastRelease> past)
    {
        this.target = target;
        this.rollout = rollout;
        this.past = past;
        differences = past.ToDictionary(one => one.Key, one => DifferencesFrom(one.Value), StringComparer.Ordinal);
        units = target.Plan.Units.ToDictionary(unit => unit.Name, StringComparer.Ordinal);
        retired = rollout.Retire.ToLookup(folder => folder.Unit, StringComparer.Ordinal);
    }

    public static ImmutableArray<UnitChange> Of(Target target, RolloutPlan rollout, IReadOnlyDictionary<string, PastRelease> past)
    {
        if (rollout.IsEmpty)
            return [];
        var changes = new UnitChanges(target, rollout, past);
        return MendedChanges.Join([.. changes.Done(), .. changes.Removed()], rollout, target);
    }

    private ILookup<(string Section, string Entry), PlanChange> DifferencesFrom(PastRelease release) =>
        PlanDifference.Between(release.PlanText, target.PlanText).SelectMany(WithFollowing)
            .ToLookup(change => (change.Section, change.Entry));

    /// <summary>What follows in another entry may be the only line that this one has.</summary>
    private static IEnumerable<PlanChange> WithFollowing(PlanChange change) =>
        change.Follows.Where(follow => (follow.Section, follow.Entry) != (change.Section, change.Entry)).Prepend(change);

    private IEnumerable<UnitChange> Done() =>
        from subject in Subjects()
        let change = Of(subject.Key, [.. subject])
        where change is not null
        select change;

    /// <summary>Steps by what they are about; one that deploys several units of a swarm is about each of them.</summary>
    private IEnumerable<IGrouping<string, StepToDo>> Subjects() =>
        from todo in rollout.Steps
        where todo.IsOther
        from subject in SubjectsOf(todo.Step)
        group todo by subject;

    private IEnumerable<string> SubjectsOf(Step step) =>
        ManifestIndex.Of(target.Manifest).ClusterOf(step.Folder) is { } cluster
            ? target.Plan.Units.Where(unit => IsIn(unit, cluster, step.Wave)).Select(unit => unit.Name).Append($"swarm {cluster}")
            : [step.Unit];

    private static bool IsIn(UnitPlan unit, string cluster, int wave) =>
        unit is ServiceUnit service && service.Cluster == cluster && service.Wave == wave;

    private UnitChange? Of(string name, ImmutableArray<StepToDo> steps)
    {
        var unit = units.GetValueOrDefault(name);
        var bases = steps.Select(todo => todo.Before?.Release).Concat(retired[name].Select(folder => folder.Release))
            .OfType<string>().Where(past.ContainsKey).Distinct(StringComparer.Ordinal).ToList();
        var change = new UnitChange(UnitChangeKind.New, name, Places(steps, retired[name]), unit?.Origin ?? steps[0].Step.Origin, [], [])
        {
            Secrets = OtherSecrets($"{name}/", steps),
        };
        if (bases.Count == 0)
            return IsOfSwarm(name) ? null : change;
        var fields = bases.SelectMany(id => differences[id][EntryOf(name)]).DistinctBy(one => one.ToString()).ToImmutableArray();
        if (fields.Any(one => one.Section == "unit" && one.Kind == PlanChangeKind.Added))
            return change;
        if (!fields.IsEmpty)
            return change with { Kind = fields.Any(one => one.Kind == PlanChangeKind.Moved) ? UnitChangeKind.Moved : UnitChangeKind.Changed, Fields = fields };
        if (IsUnitOfSwarm(unit))
            return change.Secrets.IsEmpty ? null : change with { Kind = UnitChangeKind.OtherSecret };
        return IsOfSwarm(name) && OthersTell(steps, bases) ? null : WithoutFields(change, steps);
    }

    private static bool IsOfSwarm(string subject) => subject.StartsWith("swarm ", StringComparison.Ordinal);

    private static bool IsUnitOfSwarm(UnitPlan? unit) => unit is ServiceUnit { Cluster: not null };

    /// <summary>The files of a swarm differ because a unit in it does, and that one has its own lines.</summary>
    private bool OthersTell(ImmutableArray<StepToDo> steps, List<string> bases) =>
        steps.All(todo => todo.Before?.Fingerprint is not null)
        && (bases.Any(id => differences[id].Any(entry => entry.Key.Section == "unit")) || !OtherSecrets("", steps).IsEmpty);

    /// <summary>A step of a swarm reads the secrets of all its units; each is told of its own.</summary>
    private static ImmutableArray<string> OtherSecrets(string owner, ImmutableArray<StepToDo> steps) =>
    [
        .. steps.Where(todo => todo.Before?.Fingerprint is not null)
            .SelectMany(todo => SecretMarks.Differing(Fingerprint.MarksIn(todo.Before!.Fingerprint), Fingerprint.MarksIn(todo.Fingerprint)))
            .Where(path => path.StartsWith(owner, StringComparison.Ordinal)).Select(path => path[owner.Length..])
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>The entry of a plan that a subject is.</summary>
    private static (string Section, string Entry) EntryOf(string name) =>
        IsOfSwarm(name) ? ("swarm", name["swarm ".Length..]) : ("unit", name);

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
        var old = Contents(todo.Step.Folder, before.Manifest);
        old.SymmetricExceptWith(Contents(todo.Step.Folder, target.Manifest));
        return old.Select(file => file.Path);
    }

    private static HashSet<(string Path, string Sha256, string Mode)> Contents(string folder, Manifest manifest) =>
        [.. ManifestIndex.Of(manifest).FilesBelow(folder).Select(file => (file.Path, file.Sha256, file.Mode))];

    private static ImmutableArray<string> Places(IEnumerable<StepToDo> steps, IEnumerable<FolderToRetire> retired) =>
    [
        .. steps.Select(todo => todo.Step.Host).Concat(retired.Where(folder => !folder.Words.IsEmpty).Select(folder => folder.Host))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>What an older plan has and the new one has not; and what is undone although it is no unit, such as an image.</summary>
    private IEnumerable<UnitChange> Removed()
    {
        var gone = differences.Values.SelectMany(all => all).SelectMany(entry => entry)
            .Where(one => one is { Section: "unit", Kind: PlanChangeKind.Removed }).Select(one => one.Entry);
        var folders = rollout.Retire.Where(folder => !folder.Words.IsEmpty).Select(folder => folder.Unit);
        var kept = target.Manifest.Steps.Select(step => step.Unit).Concat(units.Keys).ToHashSet(StringComparer.Ordinal);
        return gone.Concat(folders).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Where(name => !kept.Contains(name))
            .Select(name => new UnitChange(
                UnitChangeKind.Removed, name, Places([], retired[name]), "", [], []));
    }
}
