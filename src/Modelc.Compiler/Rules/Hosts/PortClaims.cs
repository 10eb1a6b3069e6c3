using Modelc.Artifacts;
using Modelc.Compiler.Model;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Rules.Hosts;

/// <summary>Somebody listens at a port of a machine.</summary>
/// <param name="Machine">Hosts with one address are one machine.</param>
/// <param name="Subject">What listens, as it stands in the middle of a sentence.</param>
internal sealed record PortClaim(
    string Machine, int Port, TransportProtocol Protocol, InfraComponent Host, Component Claimant, TextSpan Origin, string Subject)
{
    public string PortName => $"{(Protocol == TransportProtocol.Tcp ? "TCP" : "UDP")} port {Port}";

    public string SubjectFirst => char.ToUpperInvariant(Subject[0]) + Subject[1..];
}

/// <summary>Every port that will be listened at on every machine; what the machines need themselves comes first.</summary>
internal static class PortClaims
{
    private const int Ssh = 22;
    private const int Netdata = 19999;

    private static readonly (int Port, TransportProtocol Protocol)[] SwarmPorts =
    [
        (2377, TransportProtocol.Tcp), (7946, TransportProtocol.Tcp), (7946, TransportProtocol.Udp), (4789, TransportProtocol.Udp),
    ];

    public static IEnumerable<PortClaim> In(ModelView view) =>
        view.Infrastructure.SelectMany(host => OfHost(view, host))
            .Concat(view.Internals.SelectMany(component => OfComponent(view, component)));

    public static string MachineOf(InfraComponent host) => IsLoopback(host) ? "localhost" : host.Address.Value.ToLowerInvariant();

    public static bool IsLoopback(InfraComponent host) =>
        host.Address.Value is "localhost" or "::1" or "" || host.Address.Value.StartsWith("127.", StringComparison.Ordinal);

    private static IEnumerable<PortClaim> OfHost(ModelView view, InfraComponent host)
    {
        var name = host.Name.Value;
        foreach (var port in host.Ports.Where(port => port.IsGiven))
        {
            if (port.Value == Ssh)
                yield return Claim(host, host, port, TransportProtocol.Tcp, port.Origin, $"the ssh server of \"{name}\"");
            else if (host is DockerHost && port.Value is 2375 or 2376)
                yield return Claim(host, host, port, TransportProtocol.Tcp, port.Origin, $"the engine of \"{name}\"");
        }

        if (host.IsMonitored)
            yield return Claim(host, host, Netdata, TransportProtocol.Tcp, host.IsMonitored.Origin, $"the netdata of \"{name}\"");
        foreach (var (port, protocol) in view.IsSwarmNode(host) ? SwarmPorts : [])
            yield return Claim(host, host, port, protocol, host.Name.Origin, $"the swarm of \"{name}\"");
    }

    private static IEnumerable<PortClaim> OfComponent(ModelView view, InternalComponent component)
    {
        var workload = view.WorkloadOf(component);
        var listening = (workload & Workload.Replicated) != 0
            ? OfPolicy(component.Availability!, workload)
            : workload.HasFlag(Workload.PlainContainer) ? OfBindings(component) : [];
        return
            from port in listening
            from host in view.EntrancesTo(component)
            select Claim(host, component, port.Number, port.Protocol, port.Number.Origin, $"{port.What} of \"{component.Name.Value}\"");
    }

    private static IEnumerable<(Located<int> Number, TransportProtocol Protocol, string What)> OfPolicy(AvailabilityPolicy policy, Workload workload)
    {
        var hasProxy = policy.Proxy.Kind.Value != ProxyKind.None;
        if (hasProxy || workload == Workload.SwarmService)
            yield return (policy.ExposedPort, TransportProtocol.Tcp, "the exposed port");
        if (hasProxy && policy.Stats is { } stats)
            yield return (stats.Port, TransportProtocol.Tcp, "the statistics page");
    }

    private static IEnumerable<(Located<int> Number, TransportProtocol Protocol, string What)> OfBindings(InternalComponent component) =>
        component.Docker!.ExtraOptions.Any(option => option is { Key.Value: "NetworkMode", Values: [{ Value: "host" }, ..] })
            ? []
            : component.Docker.PortBindings.Select(binding => (binding.HostPort, binding.Protocol, "a port binding"));

    private static PortClaim Claim(
        InfraComponent host, Component claimant, int port, TransportProtocol protocol, TextSpan origin, string subject) =>
        new(MachineOf(host), port, protocol, host, claimant, origin, subject);
}
