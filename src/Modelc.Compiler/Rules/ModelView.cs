using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>The model, and the questions that are asked of it again and again, each answered once.</summary>
public sealed class ModelView
{
    private readonly Dictionary<Component, Containment> placeOf = [];
    private readonly ILookup<RequiredPort, Link> feeding;
    private readonly ILookup<Component, Link> intoComponent;
    private readonly ILookup<Component, InternalComponent> guestsOf;

    private ModelView(DeploymentModel model)
    {
        Model = model;
        Internals = [.. model.Components.OfType<InternalComponent>()];
        Infrastructure = [.. model.Components.OfType<InfraComponent>()];
        Clusters = [.. model.Components.OfType<SwarmCluster>()];
        foreach (var containment in model.Containments)
            placeOf.TryAdd(containment.Guest.Component, containment);
        feeding = model.Links.ToLookup(link => link.Consumer.Port, ReferenceComparer<RequiredPort>.Instance);
        intoComponent = model.Links.ToLookup(link => link.Consumer.Component);
        guestsOf = Internals.Where(c => HostOf(c) is not null).ToLookup(c => HostOf(c)!);
    }

    public DeploymentModel Model { get; }

    public ImmutableArray<InternalComponent> Internals { get; }

    public ImmutableArray<InfraComponent> Infrastructure { get; }

    public ImmutableArray<SwarmCluster> Clusters { get; }

    public static ModelView Of(DeploymentModel model) => new(model);

    /// <summary>The containment that counts: the first, since a second one is an error of its own.</summary>
    public Containment? PlaceOf(Component guest) => placeOf.GetValueOrDefault(guest);

    public Component? HostOf(Component guest) => PlaceOf(guest)?.Host.Component;

    public IEnumerable<InternalComponent> GuestsOf(Component host) => guestsOf[host];

    public IEnumerable<Link> LinksTo(RequiredPort port) => feeding[port];

    public IEnumerable<Link> LinksTo(Component consumer) => intoComponent[consumer];

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

    private static bool IsLeftOver(DockerResource docker) =>
        docker.Image.Value == "ubuntu" && docker.Command.Value.Length == 0;

    private static bool HasOtherMeans(InternalComponent component) =>
        HasCommands(component) || component.Ansible is { PlaybookPath.Value.Length: > 0 } || NotDeployed(component.Kind);

    private static bool HasCommands(InternalComponent component) => component.Ssh is { IsEmpty: false };

    private static bool NotDeployed(InternalKind kind) =>
        kind is InternalKind.Arduino or InternalKind.ThingMl or InternalKind.SmoolKp or InternalKind.NodeRedFlow;

    private bool HasReplicas(InternalComponent component) => HasImage(component) || IsLivebuilt(component);

    private static Workload Replicas(AvailabilityPolicy policy) =>
        policy.Strategy.Value == Strategy.DockerSwarm ? Workload.SwarmService : Workload.BuiltinReplicas;
}
