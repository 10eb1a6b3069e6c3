using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Security;

internal sealed class ContainersHaveTheirOwnNetwork() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3102", Severity.Warning,
        "A container shares its host's network",
        """
        With "NetworkMode" "host" the container listens on every address of its host and reaches what only the host
        should, such as services on loopback. "port_bindings" have no effect, and links cannot name it.

        Ports that were meant to be inside are open to the outside.

        Remove "NetworkMode" and publish the port in "port_bindings".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from option in ExtraOptions.Of(view, component, "NetworkMode")
        where option.Values is [{ Value: "host" }, ..] && view.WorkloadOf(component).HasFlag(Workload.PlainContainer)
        select Found(view, component, option.Origin,
            $"Component \"{component.Name.Value}\" shares its host's network. "
            + "Remove \"NetworkMode\", and publish its port in \"port_bindings\".");
}
