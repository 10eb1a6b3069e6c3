using System.Collections.Immutable;
using Modelc.Apply.Observe;
using Modelc.Artifacts;

namespace Modelc.Apply.Rollout;

/// <summary>From a release and what the hosts remember to what has to be done. Pure.</summary>
public static class RolloutPlanner
{
    /// <param name="past">The releases that <see cref="PastOnes"/> asked for, as far as they are still there.</param>
    public static RolloutPlan Plan(
        Target target, Observation seen, IReadOnlyDictionary<string, PastRelease> past) =>
        new(target.Id, StepsToDo(target, seen), Retirement.Of(target, seen, past, out var left), left);

    /// <summary>The releases that have to be known before the rest can be planned; none right after an apply.</summary>
    public static ImmutableArray<string> PastOnes(Target target, Observation seen)
    {
        var kept = seen.Hosts.Values.Select(host => host.Current).OfType<string>().Where(id => id != target.Id);
        var changed = StepsToDo(target, seen).Select(todo => todo.Before?.Release);
        var gone = seen.Hosts.Values.SelectMany(host => Retirement.Stale(target, host)).Select(step => step.Release);
        return [.. kept.Concat(changed.Concat(gone).OfType<string>()).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static ImmutableArray<StepToDo> StepsToDo(Target target, Observation seen) =>
    [
        .. from step in Manifest.InOrder(target.Manifest.Steps)
           let host = seen.Hosts.GetValueOrDefault(step.Host)
           let before = host?.Steps.GetValueOrDefault(StepKey.Of(step))
           let fingerprint = target.FingerprintOf(step, target.SaltOf(step.Host, host?.Salt))
           where before?.Fingerprint != fingerprint
           select new StepToDo(step, fingerprint, before),
    ];
}
