using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Placing;

internal sealed class HostCanRunIt() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3014", Severity.Error,
        "The host cannot run what the component is",
        """
        A docker_host runs containers, and with credentials for ssh also commands. A vm_host runs both. A device
        runs commands. A docker_swarm runs services, that is, components with strategy "Docker Swarm". A node_red
        runs flows. Strategy "Builtin" needs one host with an engine.

        Deploying would fail on the host, or do something else than the model says.

        Move the component to a host of the kind that the message names, or change the kind of the host.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.PlaceOf(component) is { } place && Complaint(view, component, place.Host.Component) is { } sentences)
            yield return Found(view, component, place.Host.Origin, sentences);
    }

    private static string? Complaint(ModelView view, InternalComponent component, Component host)
    {
        var workload = view.WorkloadOf(component);
        var (guestName, hostName) = (component.Name.Value, host.Name.Value);
        return (host, component.Kind) switch
        {
            (InternalComponent { Kind: InternalKind.NodeRed }, InternalKind.NodeRedFlow) => null,
            (_, InternalKind.NodeRedFlow) => $"The flow \"{guestName}\" is put on \"{hostName}\", which is no "
                + "Node-RED. Put it on a \"/internal/node_red\".",
            (InternalComponent, _) => $"Component \"{guestName}\" is put on \"{hostName}\", which is no host. "
                + $"Put it on the host of \"{hostName}\", and link the two.",
            (SwarmCluster, _) when workload is not (Workload.None or Workload.SwarmService) =>
                $"The swarm \"{hostName}\" runs services only, and \"{guestName}\" is none. "
                + "Give it an \"availability\" with strategy \"Docker Swarm\", or put it on a host.",
            (Device, _) when (workload & Workload.Container) != 0 =>
                $"Component \"{guestName}\" needs Docker, and \"{hostName}\" is a device, which runs commands only. "
                + $"Make \"{hostName}\" a \"/infra/docker_host\" or \"/infra/vm_host\".",
            (DockerHost { Credentials: null }, _) when workload.HasFlag(Workload.HostCommands) =>
                $"Component \"{guestName}\" has commands for the host itself, and the docker_host \"{hostName}\" has "
                + "no \"credentials\" for ssh. Write them, or give the component an \"availability\" to run in "
                + "containers.",
            _ => null,
        };
    }
}
