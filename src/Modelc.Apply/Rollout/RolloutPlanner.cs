using System.Collections.Immutable;
using Modelc.Apply.Observe;
using Modelc.Artifacts;

namespace Modelc.Apply.Rollout;

/// <summary>From a release and what the hosts remember to what has to be done. Pure.</summary>
public static class RolloutPlanner
{
    /// <param name="past">The releases that <see cref="PastOnes"/> asked for, as far as they are still there.</param>
    /// <param name="keep">What was changed by hand shall stay.</param>
    public static RolloutPlan Plan(
        Target target, Observation seen, IReadOnlyDictionary<string, PastRelease> past, bool keep = false)
    {
        var mending = Mending.Of(target, seen, keep);
        return new(target.Id, StepsToDo(target, seen, mending), Retirement.Of(target, seen, past, out var left), left)
        {
            Mended = mending.Items,
            Kept = mending.Kept,
            Strays = mending.Strays,
            Reshipped = mending.Reshipped,
        };
    }

    /// <summary>The releases that have to be known before the rest can be planned; none right after an apply.</summary>
    public static ImmutableArray<string> PastOnes(Target target, Observation seen)
    {
        var kept = seen.Hosts.Values.Select(host => host.Current).OfType<string>().Where(id => id != target.Id);
        var changed = Steps(target, seen).Where(todo => todo.IsOther).Select(todo => todo.Before?.Release);
        var gone = seen.Hosts.Values.SelectMany(host => Retirement.Stale(target, host)).Select(step => step.Release);
        return [.. kept.Concat(changed.Concat(gone).OfType<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static ImmutableArray<StepToDo> StepsToDo(Target target, Observation seen, Mending mending) =>
    [
        .. from todo in Steps(target, seen)
           let items = mending.By(todo.Step).ToList()
           where todo.IsOther || items.Count > 0
           select todo with { Replace = Replacement.Names(items, seen.Hosts.GetValueOrDefault(todo.Step.Host), todo.Owner) },
    ];

    private static IEnumerable<StepToDo> Steps(Target target, Observation seen) =>
        from step in Manifest.InOrder(target.Manifest.Steps)
        let host = seen.Hosts.GetValueOrDefault(step.Host)
        let before = host?.Steps.GetValueOrDefault(StepKey.Of(step))
        let fingerprint = target.FingerprintOf(step, target.SaltOf(step.Host, host?.Salt))
        select new StepToDo(step, fingerprint, before) { Owner = Replacement.OwnerOf(step.Unit, step.Phase, step.Folder, target.Manifest) };
}
