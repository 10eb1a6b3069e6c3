using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;

namespace Modelc.Apply.After;

/// <param name="Unknown">Hosts that do not remember how an apply left them.</param>
/// <param name="Unsure">What was begun since on a host, "web on h1": of that nobody knows who changed it.</param>
public sealed record DriftReport(
    ImmutableArray<DriftItem> Items, ImmutableArray<string> Unknown, ImmutableArray<string> Unsure, ImmutableArray<HostFailureException> Unreachable)
{
    /// <summary>Compares what is on the hosts with what was there when the last apply ended.</summary>
    public static async Task<DriftReport> FindAsync(Fleet fleet, string app, CancellationToken stop)
    {
        var seen = await Observer.ObserveAsync(fleet, fleet.Hosts, app, "", stop);
        var hosts = seen.Hosts.Values.ToList();
        return new(
            [.. hosts.SelectMany(host => Drift.Of(host))],
            [.. hosts.Where(host => host.Objects is null).Select(host => host.Host)],
            [.. from host in hosts
                where host.Objects is not null
                from owner in host.Objects!.Begun.Keys.Order(StringComparer.Ordinal)
                select $"{(owner == Owners.Swarm ? "the swarm" : owner)} on {host.Host}"],
            seen.Unreachable);
    }
}
