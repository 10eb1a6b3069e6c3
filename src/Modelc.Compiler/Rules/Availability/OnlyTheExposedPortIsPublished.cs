using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class OnlyTheExposedPortIsPublished() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3055", Severity.Warning,
        "A port binding of a replicated component does nothing",
        """
        The proxy publishes "exposedPort" for all replicas. Another port of the host could belong to one replica
        only, so it is not published. GeneSIS ignores all port bindings of such a component.

        Who connects to that port finds nobody.

        Remove the binding. Where the port is needed, link the other component to this one, or make a component
        without "availability".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from binding in component.Docker?.PortBindings ?? []
        where component.Availability is not null && binding.HostPort.IsGiven
            && binding.HostPort.Value != component.Availability.ExposedPort.Value
        select Found(view, component, binding.Origin,
            $"Port {binding.HostPort.Value} of \"{component.Name.Value}\" is not published, since only "
            + $"\"exposedPort\" {component.Availability!.ExposedPort.Value} can be shared by replicas. "
            + "Remove the binding, or correct \"exposedPort\".");
}
