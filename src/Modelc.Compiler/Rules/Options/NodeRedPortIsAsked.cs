using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Options;

internal sealed class NodeRedPortIsAsked() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3114", Severity.Info,
        "Port 1880 is not published",
        """
        GeneSIS publishes port 1880 of every container that does not name its ports. It was made for Node-RED, and
        modelc does so for Node-RED only.

        This component provides port 1880 and names no ports, so whoever reached it through its host no longer does.

        Write "port_bindings": {"1880": "1880"}. If only linked components need the port, leave it as it is.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component is { Docker: { PortBindings: [] } docker }
            && component.ProvidedPorts.Any(port => port.Number.Value == 1880)
            && view.WorkloadOf(component).HasFlag(Workload.PlainContainer))
        {
            yield return Found(view, component, docker.Origin,
                $"Port 1880 of \"{component.Name.Value}\" is not published, where GeneSIS would do so unasked. "
                + "Write \"port_bindings\": {\"1880\": \"1880\"} if its host is to publish it.");
        }
    }
}
