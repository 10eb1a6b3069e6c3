using System.Collections.Immutable;

namespace Modelc.Artifacts.Plan;

/// <summary>One unit of a plan as text: a line that says what it is, and below it what else was decided.</summary>
internal static class UnitPrinter
{
    public static void Print(IndentedText text, UnitPlan unit)
    {
        text.Line(1, $"{unit.Name} {unit.Version}: {Kind(unit)}");
        Fact(text, "after", unit.After);
        switch (unit)
        {
            case ServiceUnit service:
                Service(text, service);
                Container(text, service.Container);
                break;
            case ContainerUnit container:
                Container(text, container.Container);
                break;
            case CommandsUnit commands:
                Commands(text, commands);
                break;
        }
    }

    private static string Kind(UnitPlan unit) => unit switch
    {
        ServiceUnit { Cluster: { } cluster } service => $"{Replicas(service)} on swarm {cluster}",
        ServiceUnit service => $"{Replicas(service)} on host {service.Host}",
        ContainerUnit container => $"container on host {container.Host}",
        CommandsUnit commands => $"commands on host {commands.Host}",
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    private static string Replicas(ServiceUnit service) =>
        service.Replicas == 1 ? "1 replica" : $"{service.Replicas} replicas";

    private static void Service(IndentedText text, ServiceUnit service)
    {
        Fact(text, "serves", $"port {service.ExposedPort}, by port {service.TargetPort} of the container");
        Fact(text, "health", service.Health is { } health ? Health(health) : "not checked");
        Fact(text, "update", Update(service.Update));
        Fact(text, "rollback", Update(service.Rollback));
        Fact(text, "deadline", service.Deadline.ToString());
        Fact(text, "constraints", service.Placement.Constraints);
        Fact(text, "spread over", service.Placement.SpreadOver);
        Fact(text, "most per node", service.Placement.MaxReplicasPerNode?.ToString());
        Fact(text, "proxy", service.Proxy is { } proxy ? Proxy(proxy) : "none");
        Fact(text, "stats", service.Proxy?.Stats is { } stats ? $"{stats.Address}:{stats.Port}" : null);
        Fact(text, "watchdog", service.Watchdog is { } watchdog ? Watchdog(watchdog, service.Proxy is not null) : "none");
    }

    private static string Health(HealthPlan health)
    {
        var probe = health.Probe switch
        {
            ScriptProbe => "script",
            HttpProbe http => $"GET {http.Path}",
            TcpProbe => "tcp connect",
            CommandProbe command => $"command {string.Join(' ', command.Words)}",
            _ => throw new ArgumentOutOfRangeException(nameof(health)),
        };
        return $"{probe} every {health.Interval}, at most {health.Timeout}, {health.Retries} retries, "
            + $"start period {health.StartPeriod}";
    }

    private static string Update(UpdatePlan update) =>
        $"{Words.Of(update.Order)}, {update.Parallelism} at a time, delay {update.Delay}, monitor {update.Monitor}, "
        + $"soak {update.Soak}, drain {update.Drain}, {Words.Of(update.FailureAction)} above {update.MaxFailureRatio} failures";

    private static string Proxy(ProxyPlan proxy)
    {
        var check = proxy.CheckPath is { } path ? $"GET {path}" : "connects";
        return $"{proxy.Image} ({Words.Of(proxy.Mode)}) on {string.Join(", ", proxy.Hosts)}, {proxy.Slots} slots, "
            + $"{check} every {proxy.CheckInterval}, at most {proxy.CheckTimeout}, waits {proxy.RequestTimeout} for an answer"
            + string.Concat(proxy.Networks.Select(network => $", on {Network(network)}"));
    }

    private static string Watchdog(WatchdogPlan watchdog, bool hasProxy)
    {
        var minded = (watchdog.MindsReplicas, hasProxy) switch
        {
            (true, true) => "replicas and proxy",
            (true, false) => "replicas",
            _ => "the proxy",
        };
        return $"minds {minded} every {watchdog.Interval}, at most {watchdog.Timeout}, "
            + $"{watchdog.Failures} failures out, {watchdog.Successes} successes in";
    }

    private static void Container(IndentedText text, ContainerPlan container)
    {
        Fact(text, "image", container.Image.IsBuilt ? $"{container.Image.Name}, built" : container.Image.Name);
        Fact(text, "command", container.Command is { } command ? Command(command) : null);
        Fact(text, "environment", container.Environment.Select(v => $"{v.Name}={Value(v.Value)}"));
        Fact(text, "publishes", container.Ports.Select(Port));
        Fact(text, "mounts", container.Mounts.Select(Mount));
        Fact(text, "devices", container.Devices.Select(d => $"{d.PathOnHost} at {d.PathInContainer} ({d.Permissions})"));
        Fact(text, "options", container.Options.Select(o => $"{o.Key} {string.Join(' ', o.Values)}"));
        Fact(text, "labels", container.Labels.Select(l => $"{l.Name}={l.Value}"));
        Fact(text, "resources", Resources(container.Resources));
        Fact(text, "secrets", container.Secrets.Select(s => $"{s.Name} from {Value(s.Value)} at {s.Target}"));
        Fact(text, "configs", container.Configs.Select(c => $"{c.Name} at {c.Target}"));
        Fact(text, "networks", container.Networks.Select(Network));
        Fact(text, "names", container.Names.Select(n => $"{n.Name} is {n.Address}"));
        Fact(text, "registry", container.Registry?.Server);
        Fact(text, "restart", Restart(container.Restart));
        Fact(text, "stop grace", container.StopGrace.ToString());
    }

    private static void Commands(IndentedText text, CommandsUnit unit)
    {
        Fact(text, "upload", unit.Upload is { } upload ? $"{upload.LocalFile} to {upload.RemoteFile}" : null);
        foreach (var step in unit.Steps)
            Fact(text, step.Name, step.Command);
        Fact(text, "on removal", unit.StopCommand.Length > 0 ? unit.StopCommand : null);
    }

    private static string Command(CommandPlan command) =>
        command.IsWrapped ? $"shell: {command.Words[0]}" : $"arguments: {string.Join(' ', command.Words)}";

    private static string Value(ValuePlan value) => value switch
    {
        TextValue text => text.Text,
        SecretInModel => "<in the model>",
        EnvironmentValue variable => $"<variable {variable.Name}>",
        FileValue file => $"<file {file.Path}>",
        CommandValue command => $"<command {string.Join(' ', command.Words)}>",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string Port(PublishedPort port)
    {
        var address = port.Address is null ? "" : $"{port.Address}:";
        var protocol = port.Protocol == TransportProtocol.Tcp ? "" : "/udp";
        return $"{address}{port.HostPort} to {port.ContainerPort}{protocol}";
    }

    private static string Mount(MountPlan mount) =>
        $"{Words.Of(mount.Kind)} {mount.Source} at {mount.Target}{(mount.IsReadOnly ? " (read only)" : "")}";

    private static string Network(NetworkUse use) =>
        use.Aliases.IsEmpty ? use.Network : $"{use.Network} as {string.Join(" and ", use.Aliases)}";

    private static IEnumerable<string> Resources(ResourcesPlan resources)
    {
        if (resources.CpuLimit is { } cpu)
            yield return $"at most {cpu} thousandths of a cpu";
        if (resources.MemoryLimit is { } memory)
            yield return $"at most {memory} bytes of memory";
        if (resources.PidLimit is { } pids)
            yield return $"at most {pids} processes";
        if (resources.CpuReservation is { } reserved)
            yield return $"at least {reserved} thousandths of a cpu";
        if (resources.MemoryReservation is { } kept)
            yield return $"at least {kept} bytes of memory";
    }

    private static string Restart(RestartPlan restart)
    {
        var attempts = restart.MaxAttempts is { } most ? $", at most {most} times" : "";
        var window = restart.Window is { } time ? $" in {time}" : "";
        return restart.Condition == RestartCondition.None
            ? "never"
            : $"{(restart.Condition == RestartCondition.Any ? "always" : "on failure")} after {restart.Delay}{attempts}{window}";
    }

    private static void Fact(IndentedText text, string name, string? fact)
    {
        if (fact is not null)
            text.Line(2, $"{name}: {fact}");
    }

    private static void Fact(IndentedText text, string name, params IEnumerable<string> facts)
    {
        var all = facts.ToImmutableArray();
        if (!all.IsEmpty)
            text.Line(2, $"{name}: {string.Join(", ", all)}");
    }
}
