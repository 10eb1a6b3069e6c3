using System.Collections.Immutable;
using Modelc.Apply.Observe;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Rollout;

/// <summary>Tells what was changed by hand with the unit that it belongs to, beside what else happens to that unit. Pure.</summary>
internal static class MendedChanges
{
    public static ImmutableArray<UnitChange> Join(ImmutableArray<UnitChange> changes, RolloutPlan rollout, Target target)
    {
        var items = rollout.Mended.ToLookup(item => SubjectOf(item, target), StringComparer.Ordinal);
        var told = changes.Select(change => change.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. changes.Select(change => change with { Mended = Effects(items[change.Name], target.Plan) }),
            .. items.Where(subject => !told.Contains(subject.Key)).OrderBy(subject => subject.Key, StringComparer.Ordinal)
                .Select(subject => Drifted(subject.Key, [.. subject], target.Plan)),
        ];
    }

    private static string SubjectOf(DriftItem item, Target target) => item.Subject.Kind switch
    {
        "file" => $"release {target.Id}",
        "network" => item.Thing,
        "service" or "container" or "volume" => item.Subject.Component ?? item.Thing,
        _ => $"swarm {target.Plan.Clusters.FirstOrDefault(cluster => cluster.FirstManager == item.Host)?.Name}",
    };

    private static UnitChange Drifted(string subject, ImmutableArray<DriftItem> items, DeploymentPlan plan) => new(
        UnitChangeKind.Drifted,
        subject,
        [.. items.Select(item => item.Host).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        plan.Units.FirstOrDefault(unit => unit.Name == subject)?.Origin ?? "",
        [],
        [])
    {
        Mended = Effects(items, plan),
    };

    private static ImmutableArray<MendedItem> Effects(IEnumerable<DriftItem> items, DeploymentPlan plan) =>
        [.. items.Select(item => new MendedItem(item, Mending.EffectOf(item, plan)))];
}
