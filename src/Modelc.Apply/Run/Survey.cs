using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;
using Modelc.Apply.Rollout;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Run;

/// <summary>What there is, what there shall be, and what lies between.</summary>
/// <param name="Lost">Hosts that the model no longer has and that cannot be reached, as sentences.</param>
public sealed record Survey(
    Observation Seen, ImmutableDictionary<string, PastRelease> Past, RolloutPlan Rollout, ImmutableArray<UnitChange> Changes, ImmutableArray<string> Lost)
{
    /// <param name="keep">What was changed by hand is told and stays.</param>
    public static async Task<Survey> TakeAsync(
        Fleet fleet, Target target, Func<HostPlan, IShell> open, CancellationToken stop, bool keep = false)
    {
        var app = target.Manifest.App;
        var seen = await Observer.ObserveAsync(fleet, target.Plan.Hosts.Select(host => host.Name), app, target.Id, stop);
        if (!seen.Unreachable.IsEmpty)
            return new(seen, ImmutableDictionary<string, PastRelease>.Empty, new(target.Id, [], [], []), [], []);
        var past = await PastOnesAsync(fleet, target, seen, ImmutableDictionary<string, PastRelease>.Empty, stop);
        var former = FormerHosts(target, past.Values);
        ImmutableArray<string> lost = [];
        if (!former.IsEmpty)
        {
            foreach (var host in former.Where(host => !fleet.Has(host.Name)))
                fleet.Add(open(host));
            var more = await Observer.ObserveAsync(fleet, former.Select(host => host.Name), app, target.Id, stop);
            lost = [.. more.Unreachable.Select(failure => $"{failure.Message} The model no longer has this host: what runs there stays.")];
            seen = seen with { Hosts = seen.Hosts.AddRange(more.Hosts) };
            past = await PastOnesAsync(fleet, target, seen, past, stop);
        }

        var rollout = RolloutPlanner.Plan(target, seen, past, keep);
        return new(seen, past, rollout, UnitChanges.Of(target, rollout, past), lost);
    }

    /// <summary>Hosts of which nothing is asked any more, but what was once put there.</summary>
    public IEnumerable<string> Former(Target target) =>
        Seen.Hosts.Keys.Except(target.Plan.Hosts.Select(host => host.Name), StringComparer.Ordinal);

    /// <summary>Nodes that a person emptied with modelc, by the names that the swarms have for them.</summary>
    public IEnumerable<string> DrainedNodes => Seen.Hosts.Values.Select(host => host.Objects).OfType<HostObjects>()
        .SelectMany(objects => objects.Is.Values).Where(one => one.IsDrainedNode).Select(one => one.Name)
        .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Nothing to do, and every host knows that this is the release it has.</summary>
    public bool IsSettled(Target target) =>
        Rollout.IsEmpty && !Former(target).Any() && Seen.Hosts.Values.All(host => host.Current == target.Id && host.Lock is null);

    private static ImmutableArray<HostPlan> FormerHosts(Target target, IEnumerable<PastRelease> past) =>
    [
        .. past.Select(release => release.Plan).OfType<DeploymentPlan>().SelectMany(plan => plan.Hosts)
            .DistinctBy(host => host.Name)
            .ExceptBy(target.Plan.Hosts.Select(host => host.Name), host => host.Name)
            .OrderBy(host => host.Name, StringComparer.Ordinal),
    ];

    private static async Task<ImmutableDictionary<string, PastRelease>> PastOnesAsync(
        Fleet fleet, Target target, Observation seen, ImmutableDictionary<string, PastRelease> known, CancellationToken stop)
    {
        var found = new ConcurrentBag<PastRelease>();
        var wanted = RolloutPlanner.PastOnes(target, seen).Where(id => !known.ContainsKey(id));
        var options = new ParallelOptions { MaxDegreeOfParallelism = Fleet.UsualWidth, CancellationToken = stop };
        await Parallel.ForEachAsync(wanted, options, async (id, _) =>
        {
            foreach (var host in seen.Hosts.Values.Where(host => host.Releases.Contains(id)))
            {
                if (await PastRelease.ReadAsync(fleet[host.Host], target.Manifest.App, id, stop) is { } release)
                {
                    found.Add(release);
                    return;
                }
            }
        });
        return known.AddRange(found.Select(release => KeyValuePair.Create(release.Id, release)));
    }
}
