using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal sealed class ThereIsANodeForIt() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3126", Severity.Error,
        "No node may take the component",
        """
        Every node is drained or paused, or none fits the constraints. Labels and roles are taken from the model.

        Swarm accepts such a service and lets it wait, for ever.

        Set a node to "active", or correct the constraints or the labels of a node.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.HostOf(component) is not SwarmCluster { Nodes.Length: > 0 } cluster
            || view.WorkloadOf(component) != Workload.SwarmService)
            yield break;
        var placement = component.Docker?.Placement;
        if (PlacementConstraint.NodesFor(placement, cluster) > 0)
            yield break;
        var isDrained = PlacementConstraint.NodesFor(null, cluster) == 0;
        yield return isDrained || placement is null
            ? Found(view, component, view.PlaceOf(component)!.Host.Origin,
                $"No node of \"{cluster.Name.Value}\" takes work, so \"{component.Name.Value}\" has no place. "
                + "Set the \"availability\" of a node to \"active\".")
            : Found(view, component, placement.Constraints[0].Origin,
                $"No node of \"{cluster.Name.Value}\" fits the constraints of \"{component.Name.Value}\". "
                + "Correct them, or the \"labels\" of a node.");
    }
}
