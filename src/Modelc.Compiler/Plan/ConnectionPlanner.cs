using System.Collections.Immutable;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>
/// How a host is reached. Whoever can log in does so by ssh, a Docker host too: an open engine API is a root shell for
/// everybody. Without a way to log in, a Docker host is the local engine if its address is, or else its engine's API.
/// </summary>
internal static class ConnectionPlanner
{
    public static ConnectionPlan Plan(InfraComponent host, Credentials? credentials)
    {
        if (credentials is not null && CanLogIn(credentials))
            return Ssh(host, credentials);
        return host switch
        {
            DockerHost docker when Loopback.Is(docker.Address) => new LocalConnection(),
            DockerHost docker => new EngineApiConnection(EnginePort(docker), Tls(docker.Tls)),
            _ => new SshConnection(credentials?.UserName.Value, SshPort(host), null, null, null),
        };
    }

    public static bool CanLogIn(Credentials credentials) =>
        Values.OfOptional(credentials.KeyFile) is not null
        || Values.OfOptional(credentials.AgentSocket) is not null
        || Values.OfOptional(credentials.Password) is not null;

    /// <summary>A key wins over an agent and an agent over a password, as in GeneSIS.</summary>
    private static SshConnection Ssh(InfraComponent host, Credentials credentials)
    {
        var key = Values.OfKeyFile(credentials.KeyFile);
        var agent = key is null ? Values.OfOptional(credentials.AgentSocket) : null;
        var password = key is null && agent is null ? Values.OfOptionalSecret(credentials.Password) : null;
        return new SshConnection(credentials.UserName, SshPort(host), key, agent, password);
    }

    /// <summary>GeneSIS's default list is 80 and 22, of which only the second is ever ssh.</summary>
    private static int? SshPort(InfraComponent host)
    {
        var ports = Given(host.Ports);
        if (ports.IsEmpty || ports.Contains(Defaults.SshPort))
            return Defaults.SshPort;
        return ports.Where(port => !IsEnginePort(port)).Cast<int?>().FirstOrDefault();
    }

    private static int EnginePort(DockerHost host)
    {
        var ports = Given(host.Ports);
        if (ports.Any(IsEnginePort))
            return ports.First(IsEnginePort);
        var usual = host.Tls is null ? Defaults.EnginePort : Defaults.EngineTlsPort;
        return ports.Where(port => port != Defaults.SshPort).Append(usual).First();
    }

    private static ImmutableArray<int> Given(ImmutableArray<Located<int>> ports) =>
        [.. ports.Where(port => port.IsGiven).Select(port => port.Value)];

    private static bool IsEnginePort(int port) => port is Defaults.EnginePort or Defaults.EngineTlsPort;

    private static TlsPlan? Tls(TlsFiles? files) =>
        files is null ? null : new TlsPlan(files.Ca, files.Certificate, files.Key);
}
