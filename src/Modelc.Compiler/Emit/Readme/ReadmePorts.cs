using System.Globalization;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Compiler.Emit.Readme;

/// <summary>What a firewall before a host has to let in.</summary>
internal static class ReadmePorts
{
    public static IEnumerable<string> Of(DeploymentPlan plan, HostPlan host) =>
        LoginPort(host).Concat(plan.Units.SelectMany(u => PortsOf(plan, u, host.Name)).Distinct()).Concat(SwarmPorts(plan, host));

    private static IEnumerable<string> LoginPort(HostPlan host) => host.Connection switch
    {
        SshConnection ssh => [$"{Number(ssh.Port ?? 22)} (ssh)"],
        EngineApiConnection api => [$"{Number(api.Port)} (Docker, from your machine only)"],
        _ => [],
    };

    private static IEnumerable<string> PortsOf(DeploymentPlan plan, UnitPlan unit, string host) => unit switch
    {
        ServiceUnit { Proxy: { } proxy } s when proxy.Hosts.Contains(host) => [Port(s.ExposedPort, s), .. Statistics(s, proxy)],
        ServiceUnit { Proxy: null, Cluster: { } cluster } s when IsNode(plan, cluster, host) => [Port(s.ExposedPort, s)],
        ContainerUnit c when c.Host == host => c.Container.Ports.Where(IsOpen).Select(p =>
            p.Protocol == TransportProtocol.Udp ? $"{Number(p.HostPort)}/udp ({c.Name})" : Port(p.HostPort, c)),
        _ => [],
    };

    private static IEnumerable<string> Statistics(ServiceUnit unit, ProxyPlan proxy) =>
        proxy.Stats is { } stats && !IsLoopback(stats.Address) ? [$"{Number(stats.Port)} (statistics of {unit.Name})"] : [];

    private static IEnumerable<string> SwarmPorts(DeploymentPlan plan, HostPlan host) =>
        plan.Clusters.Any(c => c.Nodes.Length > 1 && c.Nodes.Any(n => n.Host == host.Name))
            ? ["2377/tcp, 7946/tcp, 7946/udp and 4789/udp from the other nodes"]
            : [];

    private static bool IsNode(DeploymentPlan plan, string cluster, string host) =>
        plan.Clusters.First(c => c.Name == cluster).Nodes.Any(n => n.Host == host);

    private static bool IsOpen(PublishedPort port) => port.Address is null || !IsLoopback(port.Address);

    private static bool IsLoopback(string address) =>
        address is "::1" or "localhost" || address.StartsWith("127.", StringComparison.Ordinal);

    private static string Port(int port, UnitPlan unit) => $"{Number(port)} ({unit.Name})";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
