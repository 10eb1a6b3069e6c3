using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>Which nodes of a swarm may run a service.</summary>
internal static class PlacementPlanner
{
    public static PlacementPlan Plan(Placement? asked) => new(
        [.. (asked?.Constraints ?? []).Select(constraint => constraint.Value).Order(StringComparer.Ordinal)],
        [.. (asked?.SpreadOver ?? []).Select(label => label.Value)],
        asked?.MaxReplicasPerNode?.Value);
}
