using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>
/// Where a component's work is done: on plain Docker or the shell of <see cref="Host"/>, or on the swarm
/// <see cref="Cluster"/>. Exactly one of the two is set.
/// </summary>
internal sealed record Place(InfraComponent? Host, ClusterPlan? Cluster);

/// <summary>Which components stand where, worked out once for all who plan.</summary>
internal sealed class Places
{
    private readonly ModelView view;
    private readonly Dictionary<string, ClusterPlan> clusters;
    private readonly Dictionary<string, ClusterPlan> clusterOfHost;
    private readonly Dictionary<string, InfraComponent> hosts;

    private Places(ModelView view, IReadOnlyCollection<ClusterPlan> clusters)
    {
        this.view = view;
        this.clusters = clusters.ToDictionary(c => c.Name, StringComparer.Ordinal);
        hosts = view.Infrastructure.ToDictionary(h => h.Name.Value, StringComparer.Ordinal);
        clusterOfHost = [];
        foreach (var cluster in clusters)
        {
            foreach (var node in cluster.Nodes)
                clusterOfHost.TryAdd(node.Host, cluster);
        }
    }

    public static Places Of(ModelView view, IReadOnlyCollection<ClusterPlan> clusters) => new(view, clusters);

    public ClusterPlan? ClusterOf(InfraComponent host) => clusterOfHost.GetValueOrDefault(host.Name);

    public InfraComponent Host(string name) => hosts[name];

    /// <summary>Null where nothing holds the component up.</summary>
    public Place? Of(InternalComponent component)
    {
        var ground = Ground.Of(view, component);
        if (view.WorkloadOf(component).HasFlag(Workload.SwarmService))
            return OnSwarm(ground);
        return ground is InfraComponent host ? new Place(host, null) : null;
    }

    /// <summary>The swarm that the component can share a network across, if any.</summary>
    public ClusterPlan? Around(Place place) => place.Cluster ?? (place.Host is { } host ? ClusterOf(host) : null);

    private Place? OnSwarm(Component? ground) => ground switch
    {
        SwarmCluster cluster => new Place(null, clusters[cluster.Name]),
        InfraComponent host => new Place(null, ClusterOf(host)),
        _ => null,
    };
}
