using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;
using Modelc.Apply.Run;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.After;

/// <summary>The volumes that the model or an older release names, as far as they are on the hosts: data that nothing but a person may remove.</summary>
/// <param name="Found">By host; a host without any is not there.</param>
public sealed record DataVolumes(ImmutableSortedDictionary<string, ImmutableArray<string>> Found, ImmutableArray<HostFailureException> Failures)
{
    public static DataVolumes None { get; } = new(ImmutableSortedDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal), []);

    public static async Task<DataVolumes> FindAsync(Fleet fleet, DeploymentPlan plan, Survey survey, CancellationToken stop)
    {
        var named = Named(survey.Past.Values.Select(release => release.Plan).OfType<DeploymentPlan>().Append(plan));
        var found = new ConcurrentDictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        var failures = await fleet.EachAsync(named.Select(host => host.Key).Where(survey.Seen.Hosts.ContainsKey), async shell =>
        {
            var answer = await shell.RunAsync(HostScript.Command("volumes", named[shell.Host].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), stop);
            if (answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } names)
                found[shell.Host] = [.. names];
        }, stop);
        return new(found.ToImmutableSortedDictionary(StringComparer.Ordinal), failures);
    }

    private static ILookup<string, string> Named(IEnumerable<DeploymentPlan> plans) => (
        from plan in plans
        from unit in plan.Units
        from mount in MountsOf(unit)
        where mount.Kind == MountKind.Volume
        from host in HostsOf(plan, unit)
        select (host, mount.Source)).ToLookup(one => one.host, one => one.Source, StringComparer.Ordinal);

    private static ImmutableArray<MountPlan> MountsOf(UnitPlan unit) => unit switch
    {
        ServiceUnit service => service.Container.Mounts,
        ContainerUnit container => container.Container.Mounts,
        _ => [],
    };

    /// <summary>A swarm may have had a replica on any of its nodes, and each of them its own volume.</summary>
    private static IEnumerable<string> HostsOf(DeploymentPlan plan, UnitPlan unit) => unit switch
    {
        ContainerUnit container => [container.Host],
        ServiceUnit { Host: { } host } => [host],
        ServiceUnit { Cluster: { } cluster } => plan.Clusters.Where(one => one.Name == cluster).SelectMany(one => one.Nodes).Select(node => node.Host),
        _ => [],
    };
}
