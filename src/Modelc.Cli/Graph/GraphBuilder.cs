using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Compiler.Model;

namespace Modelc.Cli.Graph;

/// <summary>Reads off a model what a drawing shows: who is inside whom, and who needs whom.</summary>
internal sealed class GraphBuilder
{
    private readonly Dictionary<Component, int> numberOf = [];
    private readonly Dictionary<Component, Component> placeOf = [];
    private readonly ILookup<Component, Component> inside;

    private GraphBuilder(DeploymentModel model)
    {
        foreach (var component in model.Components)
            numberOf.Add(component, numberOf.Count);
        foreach (var cluster in model.Components.OfType<SwarmCluster>())
        {
            foreach (var node in cluster.Nodes)
                placeOf.TryAdd(node.Host, cluster);
        }

        foreach (var containment in model.Containments.Where(c => !IsInside(c.Host.Component, c.Guest.Component)))
            placeOf.TryAdd(containment.Guest.Component, containment.Host.Component);
        inside = model.Components.Where(placeOf.ContainsKey).ToLookup(component => placeOf[component]);
    }

    public static ModelGraph Of(DeploymentModel model)
    {
        var builder = new GraphBuilder(model);
        return new ModelGraph(
            model.Name.Value,
            [.. model.Components.Where(component => !builder.placeOf.ContainsKey(component)).Select(builder.BoxOf)],
            [.. model.Links.Where(builder.JoinsTwoPlaces).Select(builder.ArrowOf)]);
    }

    /// <summary>A flow that speaks to the Node-RED it runs in is told by where it stands.</summary>
    private bool JoinsTwoPlaces(Link link) =>
        !IsInside(link.Consumer.Component, link.Provider.Component) && !IsInside(link.Provider.Component, link.Consumer.Component);

    /// <summary>A model may be drawn before its cycles are mended; a box cannot be inside itself.</summary>
    private bool IsInside(Component inner, Component outer)
    {
        for (var at = inner; at is not null; at = placeOf.GetValueOrDefault(at))
        {
            if (ReferenceEquals(at, outer))
                return true;
        }

        return false;
    }

    private Box BoxOf(Component component) => new(
        numberOf[component],
        KindOf(component),
        component.Name.Value,
        LinesOf(component),
        [.. inside[component].Select(BoxOf)]);

    private Arrow ArrowOf(Link link) => new(
        numberOf[link.Consumer.Component],
        numberOf[link.Provider.Component],
        link.Name.Value,
        link.Consumer.Port.IsMandatory,
        link.IsControl);

    private static BoxKind KindOf(Component component) => component switch
    {
        SwarmCluster => BoxKind.Cluster,
        InfraComponent => BoxKind.Host,
        ExternalComponent => BoxKind.External,
        _ => BoxKind.Component,
    };

    private static ImmutableArray<string> LinesOf(Component component) => component switch
    {
        SwarmCluster cluster => [Counted(cluster.Nodes.Length, "node", "Docker Swarm")],
        DockerHost host => [$"Docker · {host.Address.Value}"],
        VmHost host => [$"Machine · {host.Address.Value}"],
        Device device => [device.DeviceType.Value is { Length: > 0 } type ? $"Device · {type}" : $"Device · {device.Address.Value}"],
        ExternalComponent external => [$"External · {external.Address.Value}"],
        InternalComponent inner => LinesOfInternal(inner),
        _ => [],
    };

    private static ImmutableArray<string> LinesOfInternal(InternalComponent component)
    {
        var what = WhatItIs(component);
        return component.Availability is { } policy ? [what, Availability(policy)] : [what];
    }

    private static string WhatItIs(InternalComponent component) => component switch
    {
        { Kind: InternalKind.NodeRedFlow } => "Node-RED flow",
        { Kind: InternalKind.Arduino } => "Arduino sketch",
        { Kind: InternalKind.ThingMl or InternalKind.SmoolKp } => "ThingML program",
        { Ansible.PlaybookPath.Value: { Length: > 0 } playbook } => $"Ansible · {playbook}",
        { Ssh: { IsEmpty: false }, Docker: null or { Command.Value: "", Image.Value: "" or "ubuntu" } } => "Shell commands",
        { Docker.Image.Value: { Length: > 0 } image } => image,
        _ => "No resource",
    };

    private static string Availability(AvailabilityPolicy policy)
    {
        var strategy = policy.Strategy.Value == Strategy.DockerSwarm ? "Swarm" : "Builtin";
        return Counted(policy.ReplicaCount, "replica", $"{strategy} · port {policy.ExposedPort.Value}");
    }

    private static string Counted(int count, string noun, string rest) => $"{count} {noun}{(count == 1 ? "" : "s")} · {rest}";
}
