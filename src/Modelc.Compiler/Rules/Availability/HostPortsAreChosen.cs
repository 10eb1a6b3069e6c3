using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class HostPortsAreChosen() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3051", Severity.Warning,
        "A port of the host is left to chance",
        """
        A port binding with the host's port 0 lets the engine choose one, another one at each start.

        Nobody can know where to connect to.

        Write the port that is meant.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from binding in component.Docker?.PortBindings ?? []
        where binding.HostPort.Value == 0
        select Found(view, component, binding.HostPort.Origin,
            $"The host's port for {binding.ContainerPort.Value} of \"{component.Name.Value}\" is another one at each "
            + "start. Write the port that is meant.");
}
