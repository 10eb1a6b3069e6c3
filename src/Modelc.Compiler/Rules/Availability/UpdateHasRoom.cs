using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class UpdateHasRoom() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3059", Severity.Error,
        "The swarm has no room for the replicas, or for their update",
        """
        "maxReplicasPerNode" times the number of nodes is the most that the swarm will run. An update without
        downtime runs some old and new replicas together: "replicaCount" plus "parallelism".

        Swarm does not report this. The update waits for a place, for ever.

        Raise "maxReplicasPerNode", lower "replicaCount", add nodes, or set "zeroDownTime" to false.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.WorkloadOf(component) != Workload.SwarmService
            || component.Docker?.Placement is not { MaxReplicasPerNode: { } most } placement)
            yield break;
        var nodes = view.HostOf(component) is SwarmCluster cluster
            ? PlacementConstraint.NodesFor(placement, cluster) : 1;
        var policy = component.Availability!;
        var extra = policy.ZeroDownTime ? Math.Clamp(policy.Update.Parallelism, 1, Math.Max(1,
            policy.ReplicaCount)) : 0;
        var needed = (long)policy.ReplicaCount.Value + extra;
        if ((long)nodes * most.Value < needed)
        {
            yield return Found(view, component, most.Origin,
                $"Component \"{component.Name.Value}\" needs room for {needed} "
                + $"replicas{(extra > 0 ? " during an update" : "")}, and {nodes} {(nodes == 1 ? "node" : "nodes")} "
                + $"with at most {most.Value} each have room for {(long)nodes * most.Value}. "
                + "Raise \"maxReplicasPerNode\", or lower \"replicaCount\".");
        }
    }
}
