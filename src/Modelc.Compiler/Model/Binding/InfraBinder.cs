using System.Collections.Immutable;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>Machines: /infra/docker_host, /infra/vm_host and /infra/device.</summary>
internal static class InfraBinder
{
    public static BoundComponent Bind(ComponentHeader header)
    {
        var ports = ComponentPorts.HostingOnly(header.Reader);
        InfraComponent machine = header.Type.Value switch
        {
            "/infra/docker_host" => DockerHost(header, ports),
            "/infra/vm_host" => VmHost(header, ports),
            _ => Device(header, ports),
        };
        return new(header.Name, machine, ports.AreBroken);
    }

    private static DockerHost DockerHost(ComponentHeader header, ComponentPorts ports)
    {
        var reader = header.Reader;
        var host = new DockerHost
        {
            Type = header.Type,
            Name = header.Name,
            Id = header.Id,
            Version = header.Version,
            Suppressions = header.Suppressions,
            ProvidedExecutionPorts = ports.Hosting,
            Origin = reader.Origin,
            Address = Address(reader),
            Ports = Ports(reader, []),
            Credentials = CredentialsBinder.Bind(reader),
            IsMonitored = IsMonitored(reader),
            Tls = TlsBinder.Bind(reader),
        };
        reader.Finish("dockerHost");
        return host;
    }

    private static VmHost VmHost(ComponentHeader header, ComponentPorts ports)
    {
        var reader = header.Reader;
        var host = new VmHost
        {
            Type = header.Type,
            Name = header.Name,
            Id = header.Id,
            Version = header.Version,
            Suppressions = header.Suppressions,
            ProvidedExecutionPorts = ports.Hosting,
            Origin = reader.Origin,
            Address = Address(reader),
            Ports = Ports(reader, [22]),
            Credentials = CredentialsBinder.Bind(reader),
            IsMonitored = IsMonitored(reader),
        };
        reader.Finish("vmHost");
        return host;
    }

    private static Device Device(ComponentHeader header, ComponentPorts ports)
    {
        var reader = header.Reader;
        var device = new Device
        {
            Type = header.Type,
            Name = header.Name,
            Id = header.Id,
            Version = header.Version,
            Suppressions = header.Suppressions,
            ProvidedExecutionPorts = ports.Hosting,
            Origin = reader.Origin,
            Address = Address(reader),
            Ports = Ports(reader, [22]),
            Credentials = CredentialsBinder.Bind(reader),
            IsMonitored = IsMonitored(reader),
            PhysicalPort = reader.Text("physical_port", ""),
            DeviceType = reader.Text("device_type", ""),
            Cpu = reader.Text("cpu", ""),
            NeedsDeployer = reader.Flag("needDeployer", false),
        };
        reader.Finish("device");
        return device;
    }

    private static Located<string> Address(ObjectReader reader) => reader.FilledText("ip", "127.0.0.1");

    /// <summary>
    /// GeneSIS's default is ["80", "22"], of which it takes the first and so speaks ssh to port 80. Ours is the port
    /// that the kind of machine is reached at, and none where that is the engine's API.
    /// </summary>
    private static ImmutableArray<Located<int>> Ports(ObjectReader reader, ImmutableArray<int> fallback)
    {
        if (reader.Find("port") is null or StringSyntax { Value: "" })
            return [.. fallback.Select(reader.Default)];
        return reader.Syntax.Find("port")!.Value is ArraySyntax
            ? [.. reader.Items("port").Select(item => Port(reader, item, isItem: true)).OfType<Located<int>>()]
            : Port(reader, reader.Find("port")!, isItem: false) is { } one ? [one] : [];
    }

    private static Located<int>? Port(ObjectReader reader, SyntaxNode node, bool isItem) =>
        reader.Values.Number(node, new("port", isItem), NumberRange.Port);

    private static Located<bool> IsMonitored(ObjectReader reader)
    {
        var agent = reader.FilledText("monitoring_agent", "none");
        return new(agent.Value != "none", agent.Origin, agent.IsGiven);
    }
}
