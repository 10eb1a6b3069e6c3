using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal sealed class PlacementIsForSwarms() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3127", Severity.Warning,
        "A placement has no effect",
        """
        "placement" says on which nodes of a swarm replicas may run. This component is not on a swarm, so it runs on
        its host.

        Whoever wrote it expects something that does not happen.

        Remove it, or put the component on a "/infra/docker_swarm".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Docker?.Placement is { } placement && view.WorkloadOf(component) != Workload.SwarmService)
        {
            yield return Found(view, component, placement.Origin,
                $"Component \"{component.Name.Value}\" is not on a swarm, so \"placement\" has no effect. "
                + "Remove it, or use strategy \"Docker Swarm\".");
        }
    }
}
