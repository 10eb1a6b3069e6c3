using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class SomebodyPublishesThePort() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3050", Severity.Warning,
        "An exposed port is published by nobody",
        """
        With "proxy": "none" on plain Docker nothing listens at "exposedPort": the replicas can only be reached by
        linked components of the same host.

        Whoever connects to the host at that port is refused.

        Leave "proxy" out, or remove "exposedPort" to say that it is not wanted.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.WorkloadOf(component) == Workload.BuiltinReplicas
            && component.Availability is { Proxy.Kind.Value: ProxyKind.None, ExposedPort: { IsGiven: true } port })
        {
            yield return Found(view, component, port.Origin,
                $"Nobody publishes port {port.Value} of \"{component.Name.Value}\", since it has no proxy. "
                + "Leave \"proxy\" out, or remove \"exposedPort\".");
        }
    }
}
