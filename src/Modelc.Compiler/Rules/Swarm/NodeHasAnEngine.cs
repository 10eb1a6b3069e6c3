using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal sealed class NodeHasAnEngine() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3124", Severity.Error,
        "A node cannot run an engine",
        """
        A node of a swarm is a docker_host or a vm_host. A device runs commands over ssh, not containers.

        Joining the swarm would fail on it.

        Make the host a "/infra/docker_host" or "/infra/vm_host", or remove the node.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from cluster in view.Clusters
        from node in cluster.Nodes
        where node.Host is not (DockerHost or VmHost)
        select Found(view, cluster, node.Origin,
            $"The node \"{node.Host.Name.Value}\" of \"{cluster.Name.Value}\" is a device, which runs no engine. "
            + "Make it a docker_host or vm_host, or remove the node.");
}
