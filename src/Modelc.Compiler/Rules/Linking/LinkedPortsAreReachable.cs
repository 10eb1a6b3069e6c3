using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Linking;

internal sealed class LinkedPortsAreReachable() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3027", Severity.Warning,
        "A link crosses hosts to a port that is not published",
        """
        The two ends run on different hosts, and the provider's host does not publish the port. Containers of one
        host, or of one swarm, reach each other anyway; from elsewhere only published ports can be reached.

        The consumer's connections are refused.

        Publish the port in the provider's "port_bindings" (or keep its proxy), or put both on one host or one
        swarm.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from link in view.Model.Links
        where link.Provider.Component is InternalComponent provider
            && link.Consumer.Component is InternalComponent consumer
            && view.HostOf(provider) is { } there
            && view.HostOf(consumer) is { } here
            && there != here
            && !IsPublished(view, provider, link.Provider.Port.Number)
        select Found(view, link.Consumer.Component, link.Origin,
            $"\"{link.Consumer.Component.Name.Value}\" reaches \"{link.Provider.Component.Name.Value}\" from another "
            + $"host, where its port {link.Provider.Port.Number.Value} is not published. "
            + $"Add it to the \"port_bindings\" of \"{link.Provider.Component.Name.Value}\".");

    private static bool IsPublished(ModelView view, InternalComponent provider, int number) =>
        view.WorkloadOf(provider) switch
        {
            Workload.BuiltinReplicas => provider.Availability!.Proxy.Kind.Value != ProxyKind.None,
            Workload.PlainContainer => ExtraOptions.SharesHostNetwork(provider.Docker!)
                || provider.Docker!.PortBindings.Any(b => b.HostPort.Value == number || b.ContainerPort.Value == number),
            // A service is published by its proxy or by the swarm; commands listen on the host itself; the rest is not ours.
            _ => true,
        };
}
