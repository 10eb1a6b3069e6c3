using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>/infra/docker_swarm: machines of the model that take work as one.</summary>
internal static class SwarmBinder
{
    public static BoundComponent Bind(ComponentHeader header, ComponentTable machines)
    {
        var reader = header.Reader;
        var ports = ComponentPorts.HostingOnly(reader);
        var swarm = new SwarmCluster
        {
            Type = header.Type,
            Name = header.Name,
            Id = header.Id,
            Version = header.Version,
            Suppressions = header.Suppressions,
            ProvidedExecutionPorts = ports.Hosting,
            Origin = reader.Origin,
            Nodes = [.. reader.Objects("nodes").Select(node => Node(node, header, machines)).OfType<SwarmNode>()],
        };
        reader.Finish("dockerSwarm");
        return new(header.Name, swarm, ports.AreBroken);
    }

    private static SwarmNode? Node(ObjectReader reader, ComponentHeader swarm, ComponentTable machines)
    {
        var name = reader.RequiredText("host", "\"vm-1\"");
        var role = reader.Word("role", SwarmRole.Worker, Words.SwarmRoles);
        var availability = reader.Word("availability", NodeAvailability.Active, Words.NodeAvailabilities);
        var labels = Labels(reader);
        reader.Finish("swarmNode");
        return name is { } n && Machine(reader, n, swarm, machines) is { } machine
            ? new(machine, role, availability, labels, reader.Origin)
            : null;
    }

    private static InfraComponent? Machine(
        ObjectReader reader, Located<string> name, ComponentHeader swarm, ComponentTable machines)
    {
        var who = $"Swarm {Quoted.Name(swarm.Name)}";
        if (machines.Find(name) is not { } found)
        {
            machines.ReportUnknown(reader.Context, name.Origin, who, $"has the node {Quoted.Name(name)}", name);
            return null;
        }

        if (found.Component is { } other and not InfraComponent)
            reader.Report(ReferenceDiagnostics.NotAHost(reader.Context.At(name.Origin), who, name, other.Type));
        return found.Component as InfraComponent;
    }

    private static ImmutableArray<(Located<string> Key, Located<string> Value)> Labels(ObjectReader reader)
    {
        if (reader.Find("labels") is not { } node)
            return [];
        if (node is not ObjectSyntax labels)
        {
            reader.Values.Wrong<bool>(node, new("labels"), "an object such as {\"zone\": \"north\"}");
            return [];
        }

        return [.. labels.Members.Select(label => Label(reader, label)).OfType<(Located<string>, Located<string>)>()];
    }

    private static (Located<string> Key, Located<string> Value)? Label(ObjectReader reader, MemberSyntax label)
    {
        var value = label.Value is BoolSyntax flag
            ? new Located<string>(flag.Value ? "true" : "false", flag.Span)
            : reader.Values.Text(label.Value, new("labels", IsItem: true));
        return value is { } text ? (new Located<string>(label.Name, label.NameSpan), text) : null;
    }
}
