using Modelc.Artifacts;
using Modelc.Compiler.Model;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Rules.Hosts;

internal sealed record Listener(int Port, TransportProtocol Protocol = TransportProtocol.Tcp)
{
    public override string ToString() => $"{(Protocol == TransportProtocol.Tcp ? "TCP" : "UDP")} port {Port}";
}

/// <summary>Somebody listens at a port of a host.</summary>
/// <param name="Subject">What listens, as it stands in the middle of a sentence.</param>
internal sealed record PortClaim(
    InfraComponent Host, Component Claimant, Listener Listener, TextSpan Origin, string Subject)
{
    /// <summary>Hosts with one address are one machine, where a port can be listened at once.</summary>
    public string Place => $"{PortClaims.MachineOf(Host)} {Listener}";

    public string SubjectFirst => char.ToUpperInvariant(Subject[0]) + Subject[1..];
}

/// <summary>Every port that will be listened at on every machine; what the machines need themselves comes first.</summary>
internal static class PortClaims
{
    private const int Ssh = 22;
    private const int Netdata = 19999;

    private static readonly Listener[] OfSwarms =
    [
        new(2377, TransportProtocol.Tcp), new(7946, TransportProtocol.Tcp),
        new(7946, TransportProtocol.Udp), new(4789, TransportProtocol.Udp),
    ];

    public static IEnumerable<PortClaim> In(ModelView view) =>
        view.Infrastructure.SelectMany(host => OfHost(view, host))
            .Concat(view.Internals.SelectMany(component => OfComponent(view, component)));

    public static string MachineOf(InfraComponent host) =>
        IsLoopback(host) ? "localhost" : host.Address.Value.ToLowerInvariant();

    public static bool IsLoopback(InfraComponent host) =>
        host.Address.Value is "localhost" or "::1" || host.Address.Value.StartsWith("127.", StringComparison.Ordinal);

    private static IEnumerable<PortClaim> OfHost(ModelView view, InfraComponent host)
    {
        var name = host.Name.Value;
        foreach (var port in host.Ports)
        {
            if (port is { IsGiven: true, Value: Ssh })
                yield return new(host, host, new(port.Value), port.Origin, $"the ssh server of \"{name}\"");
            else if (host is DockerHost && port is { IsGiven: true, Value: 2375 or 2376 })
                yield return new(host, host, new(port.Value), port.Origin, $"the engine of \"{name}\"");
        }

        if (host.IsMonitored)
            yield return new(host, host, new(Netdata), host.IsMonitored.Origin, $"the netdata of \"{name}\"");
        foreach (var listener in view.IsSwarmNode(host) ? OfSwarms : [])
            yield return new(host, host, listener, host.Name.Origin, $"the swarm of \"{name}\"");
    }

    private static IEnumerable<PortClaim> OfComponent(ModelView view, InternalComponent component)
    {
        var workload = view.WorkloadOf(component);
        return view.EntrancesTo(component).SelectMany(host =>
            (workload & Workload.Replicated) != 0 ? OfPolicy(host, component, workload)
            : workload.HasFlag(Workload.PlainContainer) ? OfBindings(host, component)
            : []);
    }

    private static IEnumerable<PortClaim> OfPolicy(InfraComponent host, InternalComponent component, Workload workload)
    {
        var policy = component.Availability!;
        var hasProxy = policy.Proxy.Kind.Value != ProxyKind.None;
        var (name, exposed) = (component.Name.Value, policy.ExposedPort);
        if (hasProxy || workload == Workload.SwarmService)
            yield return new(host, component, new(exposed), exposed.Origin, $"the exposed port of \"{name}\"");
        if (hasProxy && policy.Stats is { Port: var port })
            yield return new(host, component, new(port), port.Origin, $"the statistics page of \"{name}\"");
    }

    private static IEnumerable<PortClaim> OfBindings(InfraComponent host, InternalComponent component)
    {
        if (ExtraOptions.SharesHostNetwork(component.Docker!))
            yield break;
        foreach (var binding in component.Docker!.PortBindings)
        {
            // Port 0 lets the engine find a free one.
            if (binding.HostPort.Value != 0)
            {
                yield return new(host, component, new(binding.HostPort, binding.Protocol), binding.HostPort.Origin,
                    $"a port binding of \"{component.Name.Value}\"");
            }
        }
    }
}
