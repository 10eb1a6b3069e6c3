using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>Which swarms there are: those that the model declares, and one of a single node wherever a service needs it.</summary>
internal static class ClusterPlanner
{
    /// <summary>The label of a node that services are pinned to, because the model puts them on that very host.</summary>
    public const string HostLabel = "modelc.host";

    public static ImmutableArray<ClusterPlan> Plan(ModelView view)
    {
        var asked = view.Internals
            .Where(c => view.WorkloadOf(c).HasFlag(Workload.SwarmService))
            .Select(c => Ground.Of(view, c))
            .OfType<InfraComponent>()
            .ToHashSet();
        var declared = view.Clusters.Select(cluster => Declared(view, cluster, asked)).ToList();
        asked.ExceptWith(view.Clusters.SelectMany(cluster => cluster.Nodes).Select(node => node.Host));
        return [.. declared.Concat(asked.Select(host => Single(view, host))).OrderBy(c => c.Name, StringComparer.Ordinal)];
    }

    private static ClusterPlan Declared(ModelView view, SwarmCluster cluster, HashSet<InfraComponent> asked) => new(
        cluster.Name,
        IsDeclared: true,
        [.. cluster.Nodes.Select(node => Node(node, asked.Contains(node.Host))).OrderBy(n => n.Host, StringComparer.Ordinal)],
        view.Model.Paths.PathOf(cluster.Origin));

    private static NodePlan Node(SwarmNode node, bool isPinnedTo)
    {
        var labels = node.Labels.Select(label => new LabelPlan(label.Key, label.Value));
        if (isPinnedTo)
            labels = labels.Append(new LabelPlan(HostLabel, node.Host.Name));
        return new NodePlan(
            node.Host.Name, node.Role, node.Availability, [.. labels.OrderBy(l => l.Name, StringComparer.Ordinal)]);
    }

    private static ClusterPlan Single(ModelView view, InfraComponent host) => new(
        host.Name,
        IsDeclared: false,
        [new NodePlan(host.Name, SwarmRole.Manager, NodeAvailability.Active, [])],
        view.Model.Paths.PathOf(host.Origin));
}
