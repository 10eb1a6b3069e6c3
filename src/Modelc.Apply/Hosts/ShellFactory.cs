using Modelc.Apply.Hosts.Engine;
using Modelc.Apply.Hosts.Local;
using Modelc.Apply.Hosts.Ssh;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Hosts;

/// <summary>The way to a machine that its plan asks for. Nothing is contacted before the first command.</summary>
public sealed class ShellFactory(ShellOptions options)
{
    public IShell Make(HostPlan host) => host.Connection switch
    {
        LocalConnection => new LocalShell(host.Name, Home),
        SshConnection ssh => new SshShell(new(host, ssh, options)),
        EngineApiConnection api => new EngineShell(host, api, options),
        var other => throw new ArgumentException($"\"{other.GetType().Name}\" is no way to a machine.", nameof(host)),
    };

    private static string Home => Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
}
