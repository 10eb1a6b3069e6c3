using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>
/// Which swarms there are: those that the model declares, and one of a single node wherever a host is given a service.
/// A rule keeps hosts from being in two.
/// </summary>
internal static class ClusterPlanner
{
    public static ImmutableArray<ClusterPlan> Plan(ModelView view)
    {
        var asked = view.Internals
            .Where(c => view.WorkloadOf(c).HasFlag(Workload.SwarmService))
            .Select(c => Ground.Of(view, c))
            .OfType<InfraComponent>()
            .Distinct();
        var declared = view.Clusters.Select(cluster => Declared(view, cluster));
        return [.. declared.Concat(asked.Select(host => Single(view, host))).OrderBy(c => c.Name, StringComparer.Ordinal)];
    }

    private static ClusterPlan Declared(ModelView view, SwarmCluster cluster) => new(
        cluster.Name,
        IsDeclared: true,
        [.. cluster.Nodes.Select(Node).OrderBy(node => node.Host, StringComparer.Ordinal)],
        view.Model.Paths.PathOf(cluster.Origin));

    private static NodePlan Node(SwarmNode node) => new(
        node.Host.Name,
        node.Role,
        node.Availability,
        [.. node.Labels.Select(label => new LabelPlan(label.Key, label.Value)).OrderBy(l => l.Name, StringComparer.Ordinal)]);

    private static ClusterPlan Single(ModelView view, InfraComponent host) => new(
        host.Name,
        IsDeclared: false,
        [new NodePlan(host.Name, SwarmRole.Manager, NodeAvailability.Active, [])],
        view.Model.Paths.PathOf(host.Origin));
}
