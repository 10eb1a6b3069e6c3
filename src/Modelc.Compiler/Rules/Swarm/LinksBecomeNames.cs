using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal sealed class LinksBecomeNames() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3130", Severity.Warning,
        "Container links do nothing on a swarm",
        """
        "links" of docker_resource (container:alias) do not exist on a swarm; "docker stack deploy" ignores them.

        The alias cannot be resolved.

        Make a link of the model between the ports of the two. It gives them a common network, where the other's
        name is its address.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.WorkloadOf(component) == Workload.SwarmService && component.Docker is { Links: [var first, ..] })
        {
            yield return Found(view, component, first.Origin,
                $"The container link \"{first.Value}\" of \"{component.Name.Value}\" does nothing on a swarm. "
                + "Make a link of the model between the two ports, and use the component's name.");
        }
    }
}
