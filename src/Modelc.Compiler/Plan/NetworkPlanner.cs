using System.Net;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>
/// How linked components find each other. Both ends share a network where the provider's end can be on one; elsewhere the
/// consumer is told the address that the provider's port is published at.
/// <code>
///   provider            on one host or swarm             from elsewhere
///   plain container     app_name, alias name             the host's address
///   Builtin + proxy     host-gateway (proxy's port)      the host's address
///   Swarm + proxy       app_name_clients, proxy = name   a manager's address
///   external            its address                      its address
/// </code>
/// Replicas on a swarm have a network of their own, with the proxy alone: on a shared one Docker would answer their
/// service's name with the replicas, behind the proxy's back.
/// </summary>
internal sealed class NetworkPlanner(ModelView view, Places places, string app, DiagnosticBag bag)
{
    private const string HostGateway = "host-gateway";

    private readonly NetworkMap map = new();
    private readonly ReachPlanner reach = new(view, places);

    public NetworkMap Plan()
    {
        foreach (var component in view.Internals)
            GiveOwn(component);
        var ways = References.In(view)
            .Select(reference => (reference, way: WayOf(reference)))
            .ToList();
        foreach (var sharing in ways.Where(w => w.way is Reach.Joined).GroupBy(w => (InternalComponent)w.reference.Provider))
            Share(sharing.Key, [.. sharing.Select(w => w.reference)], sharing.Select(w => ((Reach.Joined)w.way).Cluster).FirstOrDefault(c => c is not null));
        foreach (var (reference, way) in ways)
            Tell(reference, way);
        return map;
    }

    private Reach WayOf(Reference reference) =>
        places.Of(reference.Consumer) is not null
            ? reach.Plan(reference.Consumer, reference.Provider)
            : new Reach.Nowhere("nothing says where it would run itself. Put it on a host.");

    private void GiveOwn(InternalComponent component)
    {
        var workload = view.WorkloadOf(component);
        if ((workload & Workload.Replicated) == 0 || places.Of(component) is not { } place)
            return;
        var name = OwnNetwork(component);
        map.Add(new NetworkPlan(name, place.Cluster is null ? place.Host!.Name.Value : null, place.Cluster?.Name, view.Model.Paths.PathOf(component.Origin)));
        map.Join(component, name);
        if (workload.HasFlag(Workload.SwarmService) && HasProxy(component))
            map.JoinProxy(component, name);
    }

    private void Share(InternalComponent provider, IReadOnlyCollection<Reference> references, ClusterPlan? across)
    {
        var network = SharedNetwork(provider);
        var host = across is null ? places.Of(provider)!.Host!.Name.Value : null;
        map.Add(new NetworkPlan(network, host, across?.Name, view.Model.Paths.PathOf(provider.Origin)));
        var names = references.Select(reference => reference.Name);
        if (HasClients(provider))
            map.JoinProxy(provider, network, names);
        else
            map.Join(provider, network, names);
        foreach (var reference in references)
            map.Join(reference.Consumer, network);
    }

    private void Tell(Reference reference, Reach way)
    {
        if (way is Reach.At at)
            way = SeenFrom(places.Of(reference.Consumer)!, at);
        if (way is Reach.At(var address, _))
            map.Tell(reference.Consumer, reference.Name, address);
        if (way is Reach.Nowhere(var reason))
            bag.Add(NotFound(reference, reason));
    }

    private Diagnostic NotFound(Reference reference, string reason) =>
        PlanDiagnostics.NameNotGiven(reference.Consumer.Name, reference.Name, reason, view.Model.At(reference.Origin))
            with
        { Component = reference.Consumer.Name.Value };

    /// <summary>What an address means inside a container of that place.</summary>
    private static Reach SeenFrom(Place from, Reach.At at)
    {
        var isLoopback = Loopback.Is(at.Address);
        var isOwnHost = from.Host is { } host && (host == at.Machine || (isLoopback && Loopback.Is(host.Address)));
        if (from.Cluster is null && isOwnHost)
            return at with { Address = HostGateway };
        if (isLoopback)
            return new Reach.Nowhere($"seen from its container, \"{at.Address}\" is the container itself. Give the real IP address.");
        if (!IPAddress.TryParse(at.Address, out _))
            return new Reach.Nowhere($"a name can only be tied to an IP address, and \"{at.Address}\" is none. Use that name in the component's settings.");
        return at;
    }

    private bool HasClients(InternalComponent provider) =>
        view.WorkloadOf(provider).HasFlag(Workload.SwarmService) && HasProxy(provider);

    private string SharedNetwork(InternalComponent provider) =>
        HasClients(provider) ? $"{OwnNetwork(provider)}_clients" : OwnNetwork(provider);

    private string OwnNetwork(InternalComponent component) =>
        view.WorkloadOf(component).HasFlag(Workload.BuiltinReplicas)
            ? $"GeneSIS-{component.Name.Value}"
            : $"{app}_{component.Name.Value}";

    private static bool HasProxy(InternalComponent component) =>
        component.Availability?.Proxy.Kind.Value != ProxyKind.None;
}
