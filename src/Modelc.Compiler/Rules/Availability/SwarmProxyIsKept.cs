using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class SwarmProxyIsKept() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3066", Severity.Warning,
        "A swarm without a proxy loses requests when it updates",
        """
        With "proxy": "none" the swarm's own routing mesh publishes the port. It goes on sending requests to a
        replica that is being stopped (moby#38841, moby#44815).

        Each update costs some requests, whatever "zeroDownTime" says.

        Leave "proxy" out: haproxy finds the replicas itself and lets none of its requests get lost.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.WorkloadOf(component) == Workload.SwarmService
            && component.Availability is { ZeroDownTime.Value: true, Proxy.Kind: { Value: ProxyKind.None } proxy })
        {
            yield return Found(view, component, proxy.Origin,
                $"Without a proxy each update of \"{component.Name.Value}\" loses requests, although it is to be "
                + "without downtime. Leave \"proxy\" out, or set \"zeroDownTime\" to false.");
        }
    }
}
