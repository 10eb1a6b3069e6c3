using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Compiler.Plan;

/// <summary>The hosts of a swarm that give orders. Those that also take work carry the proxies.</summary>
internal static class Managers
{
    /// <summary>In order of name, those that take work first; the first is whom others turn to.</summary>
    public static ImmutableArray<string> Of(ClusterPlan cluster) =>
    [
        .. cluster.Nodes
            .Where(node => node.Role == SwarmRole.Manager)
            .OrderBy(node => node.Availability)
            .ThenBy(node => node.Host, StringComparer.Ordinal)
            .Select(node => node.Host),
    ];

    public static ImmutableArray<string> ThatTakeWork(ClusterPlan cluster) =>
    [
        .. cluster.Nodes
            .Where(node => node is { Role: SwarmRole.Manager, Availability: NodeAvailability.Active })
            .Select(node => node.Host),
    ];
}
