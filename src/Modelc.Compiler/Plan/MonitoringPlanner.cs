using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>
/// GeneSIS's monitoring agent: netdata on each host that asks for one. It sees the host through read-only mounts and
/// listens on the host's loopback, since whoever reads its pages knows the whole machine.
/// </summary>
internal static class MonitoringPlanner
{
    private static readonly string[] Seen = ["/etc/group", "/etc/os-release", "/etc/passwd", "/proc", "/sys"];

    public static ContainerUnit Plan(DeploymentModel model, InfraComponent host) => new()
    {
        Name = $"{host.Name.Value}-netdata",
        Wave = 0,
        After = [],
        Version = host.Version,
        Origin = model.Paths.PathOf(host.IsMonitored.Origin),
        Host = host.Name,
        Container = new ContainerPlan(
            new ImageUse(DefaultImages.Netdata, IsBuilt: false),
            Command: null,
            Environment: [],
            [new PublishedPort(Defaults.NetdataPort, Defaults.NetdataPort, TransportProtocol.Tcp, "127.0.0.1")],
            [.. Seen.Select(path => new MountPlan(MountKind.Bind, path, $"/host{path}", IsReadOnly: true))],
            Devices: [],
            [new OptionPlan("CapAdd", ["SYS_PTRACE"]), new OptionPlan("SecurityOpt", ["apparmor=unconfined"])],
            Labels: [],
            new ResourcesPlan(null, null, null, null, null),
            Secrets: [],
            Configs: [],
            Networks: [],
            Names: [],
            Registry: null,
            new RestartPlan(RestartCondition.Any, Defaults.RestartDelay, null, null),
            Defaults.StopGrace),
    };
}
