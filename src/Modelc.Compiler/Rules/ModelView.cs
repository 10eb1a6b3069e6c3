using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>The model, and the questions that are asked of it again and again, each answered once.</summary>
public sealed class ModelView
{
    private readonly Dictionary<string, Component> byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Component, Containment> placeOf = [];
    private readonly Dictionary<InfraComponent, SwarmCluster> clusterOf = [];
    private readonly ILookup<RequiredPort, Link> feeding;
    private readonly ILookup<Component, Link> intoComponent;
    private readonly ILookup<Component, InternalComponent> guestsOf;

    private ModelView(DeploymentModel model)
    {
        Model = model;
        Internals = [.. model.Components.OfType<InternalComponent>()];
        Infrastructure = [.. model.Components.OfType<InfraComponent>()];
        Clusters = [.. model.Components.OfType<SwarmCluster>()];
        foreach (var component in model.Components)
            byName.TryAdd(component.Name, component);
        foreach (var containment in model.Containments)
            placeOf.TryAdd(containment.Guest.Component, containment);
        foreach (var cluster in Clusters)
        {
            foreach (var node in cluster.Nodes)
                clusterOf.TryAdd(node.Host, cluster);
        }

        feeding = model.Links.ToLookup(link => link.Consumer.Port, ReferenceComparer<RequiredPort>.Instance);
        intoComponent = model.Links.ToLookup(link => link.Consumer.Component);
        guestsOf = Internals.Where(c => HostOf(c) is not null).ToLookup(c => HostOf(c)!);
    }

    public DeploymentModel Model { get; }

    public ImmutableArray<InternalComponent> Internals { get; }

    public ImmutableArray<InfraComponent> Infrastructure { get; }

    public ImmutableArray<SwarmCluster> Clusters { get; }

    public static ModelView Of(DeploymentModel model) => new(model);

    public Component? Named(string name) => byName.GetValueOrDefault(name);

    /// <summary>The containment that counts: the first, since a second one is an error of its own.</summary>
    public Containment? PlaceOf(Component guest) => placeOf.GetValueOrDefault(guest);

    public Component? HostOf(Component guest) => PlaceOf(guest)?.Host.Component;

    public IEnumerable<InternalComponent> GuestsOf(Component host) => guestsOf[host];

    public IEnumerable<Link> LinksTo(RequiredPort port) => feeding[port];

    public IEnumerable<Link> LinksTo(Component consumer) => intoComponent[consumer];

    public SwarmCluster? ClusterOf(InfraComponent host) => clusterOf.GetValueOrDefault(host);

    /// <summary>A declared swarm has the host, or a service on it makes it one.</summary>
    public bool IsSwarmNode(InfraComponent host) =>
        ClusterOf(host) is not null || GuestsOf(host).Any(guest => WorkloadOf(guest) == Workload.SwarmService);

    /// <summary>Where the component's ports are published: its host, or the managers that run a swarm's proxies.</summary>
    public IEnumerable<InfraComponent> EntrancesTo(InternalComponent component) => HostOf(component) switch
    {
        DockerHost or VmHost => [(InfraComponent)HostOf(component)!],
        SwarmCluster cluster => cluster.Nodes
            .Where(node => node is { Role.Value: SwarmRole.Manager, Availability.Value: NodeAvailability.Active })
            .Select(node => node.Host),
        _ => [],
    };

    /// <summary>A provider answers at its own number, and where its container is published at another one, there too.</summary>
    public bool IsReachedAt(PortEnd<ProvidedPort> provider, int number) =>
        provider.Component is InternalComponent component
        && (component.Availability?.ExposedPort.Value == number
            || (component.Docker?.PortBindings.Any(binding => binding.HostPort.Value == number) ?? false));

    public Workload WorkloadOf(InternalComponent component)
    {
        if (component.Availability is { } policy)
            return HasReplicas(component) ? Replicas(policy) : Workload.None;
        var container = HasImage(component) ? Workload.PlainContainer : Workload.None;
        return HasCommands(component) ? container | Workload.HostCommands : container;
    }

    /// <summary>The image is made from the recipe, whatever image the resource beside it names.</summary>
    public bool IsLivebuilt(InternalComponent component) =>
        component.Availability is not null && component.Ssh is { Start.Value.Length: > 0 } && !HasImage(component);

    /// <summary>
    /// GeneSIS's editor leaves a bare "ubuntu" on components that are deployed by other means; that is no wish to run it.
    /// </summary>
    public bool HasImage(InternalComponent component) =>
        component.Docker is { Image.Value.Length: > 0 } docker && !(IsLeftOver(docker) && HasOtherMeans(component));

    /// <summary>Kinds that no target of ours deploys, each with a rule that says so.</summary>
    public static bool IsLeftToOthers(InternalKind kind) =>
        kind is InternalKind.Arduino or InternalKind.ThingMl or InternalKind.SmoolKp or InternalKind.NodeRedFlow;

    private static bool IsLeftOver(DockerResource docker) =>
        docker.Image.Value == "ubuntu" && docker.Command.Value.Length == 0;

    private static bool HasOtherMeans(InternalComponent component) =>
        HasCommands(component) || component.Ansible is { PlaybookPath.Value.Length: > 0 } || IsLeftToOthers(component.Kind);

    private static bool HasCommands(InternalComponent component) => component.Ssh is { IsEmpty: false };

    private bool HasReplicas(InternalComponent component) => HasImage(component) || IsLivebuilt(component);

    private static Workload Replicas(AvailabilityPolicy policy) =>
        policy.Strategy.Value == Strategy.DockerSwarm ? Workload.SwarmService : Workload.BuiltinReplicas;
}
