using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal sealed class HostIsInOneSwarm() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3125", Severity.Error,
        "A host would be in two swarms",
        """
        A component with strategy "Docker Swarm" that is put on a host makes that host a swarm of one node. This
        host is a node of another swarm already.

        An engine can be in one swarm only.

        Put the component on the swarm itself. To keep it on this host, add a "placement" constraint.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.PlaceOf(component) is { Host.Component: InfraComponent host } place
            && view.WorkloadOf(component) == Workload.SwarmService
            && view.ClusterOf(host) is { } cluster)
        {
            yield return Found(view, component, place.Host.Origin,
                $"Service \"{component.Name.Value}\" would make host \"{host.Name.Value}\" a swarm of its own, but "
                + $"it is a node of \"{cluster.Name.Value}\". Put the component on \"{cluster.Name.Value}\".");
        }
    }
}
