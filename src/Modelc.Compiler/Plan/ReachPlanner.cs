using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>Decides which way a reference goes, from where its ends stand and what the provider's end offers.</summary>
internal sealed class ReachPlanner(ModelView view, Places places)
{
    public Reach Plan(InternalComponent consumer, Component provider) => provider switch
    {
        ExternalComponent external => new Reach.At(external.Address, null),
        InternalComponent component when places.Of(component) is { } to =>
            Plan(component, to, Shared(consumer, component, to)),
        _ => new Reach.Nowhere("nothing says where that runs. Put it on a host."),
    };

    private Reach Plan(InternalComponent provider, Place to, Reach? shared)
    {
        var workload = view.WorkloadOf(provider);
        var hasProxy = provider.Availability?.Proxy.Kind.Value != ProxyKind.None;
        if (workload.HasFlag(Workload.SwarmService))
            return shared ?? OnEntry(to.Cluster!);
        if (workload.HasFlag(Workload.BuiltinReplicas) && !hasProxy)
            return shared ?? new Reach.Nowhere("without a proxy its replicas publish no port. Give it a proxy, or put both on one host.");
        if (workload.HasFlag(Workload.PlainContainer) && shared is not null)
            return shared;
        return new Reach.At(to.Host!.Address, to.Host);
    }

    private Reach.At OnEntry(ClusterPlan cluster)
    {
        var entry = places.Host(Managers.Of(cluster)[0]);
        return new Reach.At(entry.Address, entry);
    }

    private Reach.Joined? Shared(InternalComponent consumer, InternalComponent provider, Place to)
    {
        if (OptionPlanner.HasForeignNetwork(consumer) || OptionPlanner.HasForeignNetwork(provider))
            return null;
        var from = places.Of(consumer)!;
        if (from.Cluster is null && to.Cluster is null && from.Host == to.Host)
            return new Reach.Joined(null);
        var around = places.Around(to);
        return around is not null && around == places.Around(from) ? new Reach.Joined(around) : null;
    }
}
