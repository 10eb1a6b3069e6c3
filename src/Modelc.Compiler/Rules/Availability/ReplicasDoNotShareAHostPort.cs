using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class ReplicasDoNotShareAHostPort() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3054", Severity.Error,
        "Replicas would fight for a port of the host",
        """
        The component shares the host's network, so each replica listens at the host's own port, where the proxy
        listens too.

        The second one cannot start: not a second replica, not the new one of an update, and not the proxy.

        Remove "NetworkMode" from "extra_options". The proxy publishes "exposedPort" on the host anyway.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from option in component.Docker?.ExtraOptions ?? []
        where view.WorkloadOf(component) == Workload.BuiltinReplicas
            && option is { Key.Value: "NetworkMode", Values: [{ Value: "host" }, ..] }
        select Found(view, component, option.Origin,
            $"The replicas of \"{component.Name.Value}\" share the host's network, where only one can have its port. "
            + "Remove \"NetworkMode\": the proxy publishes \"exposedPort\".");
}
