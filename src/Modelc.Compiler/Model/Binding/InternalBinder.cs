using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>/internal and everything below it: what the model deploys.</summary>
internal static class InternalBinder
{
    public static BoundComponent Bind(ComponentHeader header, LinkDemands demands)
    {
        var reader = header.Reader;
        var kind = ComponentTypes.KindOf(header.Type);
        var ports = ComponentPorts.OfInternal(header.Draft, demands, kind);
        var component = new InternalComponent
        {
            Type = header.Type,
            Name = header.Name,
            Id = header.Id,
            Version = header.Version,
            Suppressions = header.Suppressions,
            ProvidedExecutionPorts = ports.Hosting,
            Origin = reader.Origin,
            Kind = kind,
            RequiredExecutionPort = ports.Hosted,
            ProvidedPorts = ports.Provided,
            RequiredPorts = ports.Required,
            Docker = DockerResourceBinder.Bind(reader, TypedDefaults.Docker(kind)),
            Ssh = SshResourceBinder.Bind(reader, TypedDefaults.Ssh(kind)),
            Ansible = AnsibleResourceBinder.Bind(reader),
            Availability = DeploymentStrategyBinder.Bind(reader, ports.Provided) is { } old
                ? AvailabilityBinder.Bind(reader) ?? old
                : AvailabilityBinder.Bind(reader),
            NodeRed = kind is InternalKind.NodeRed or InternalKind.NodeRedFlow ? NodeRedBinder.Bind(reader) : null,
        };
        var oldHost = reader.OptionalText("id_host") is { Value.Length: > 0 } host ? host : (Located<string>?)null;
        reader.Finish(ShapeOf(reader, kind));
        return new(header.Name, component, ports.AreBroken, oldHost);
    }

    /// <summary>The kinds that nothing of ours deploys have fields of their own, which are known and left alone.</summary>
    private static string ShapeOf(ObjectReader reader, InternalKind kind)
    {
        switch (kind)
        {
            case InternalKind.NodeRed:
                return "nodeRed";
            case InternalKind.NodeRedFlow:
                return "nodeRedFlow";
            case InternalKind.Arduino:
                reader.Ignore("sketch", "libraries", "nr_description");
                return "arduino";
            case InternalKind.ThingMl:
                reader.Ignore("file", "src", "libraries", "target_language", "config_name", "nr_description");
                return "thingMl";
            case InternalKind.SmoolKp:
                reader.Ignore("file", "security_policy", "target_language", "config_name", "security_checker");
                return "smoolKp";
            default:
                return "internal";
        }
    }
}
