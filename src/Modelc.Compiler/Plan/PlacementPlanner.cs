using System.Collections.Immutable;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>Which nodes of a swarm may run a service.</summary>
internal static class PlacementPlanner
{
    public static PlacementPlan Plan(Placement? asked, Place place) => new(
        Constraints(asked, place),
        [.. (asked?.SpreadOver ?? []).Select(label => label.Value)],
        asked?.MaxReplicasPerNode?.Value);

    /// <summary>On one host of several, the host is asked for by its label; a swarm of one node has no choice anyway.</summary>
    private static ImmutableArray<string> Constraints(Placement? asked, Place place)
    {
        var constraints = (asked?.Constraints ?? []).Select(constraint => constraint.Value);
        if (place is { Host: { } host, Cluster.IsDeclared: true })
            constraints = constraints.Append($"node.labels.{ClusterPlanner.HostLabel} == {host.Name.Value}");
        return [.. constraints.Order(StringComparer.Ordinal)];
    }
}
