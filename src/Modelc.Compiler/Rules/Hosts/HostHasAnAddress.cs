using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Hosts;

internal sealed class HostHasAnAddress() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3045", Severity.Warning,
        "A host has no address",
        """
        The host has no "ip". GeneSIS then takes 127.0.0.1, the machine on which the deployment is started.

        What was meant for a server would be deployed on the operator's own machine, and next time on another one.

        Write "ip". If this machine is really meant, write "127.0.0.1".
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from host in view.Infrastructure
        where !host.Address.IsGiven && (view.GuestsOf(host).Any() || view.ClusterOf(host) is not null)
        select Found(view, host, host.Name.Origin,
            $"Host \"{host.Name.Value}\" has no \"ip\", which means this machine, 127.0.0.1. Write its address.");
}
