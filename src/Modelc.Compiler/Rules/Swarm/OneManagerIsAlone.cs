using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal sealed class OneManagerIsAlone() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3129", Severity.Info,
        "A swarm of several nodes hangs on one manager",
        """
        While the only manager is away, running replicas go on, but nothing is replaced, moved or updated, and its
        proxy is gone.

        With three managers the swarm survives the loss of any one.

        Give two more nodes the role "manager".
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from cluster in view.Clusters
        where cluster.Nodes.Length > 2 && cluster.Nodes.Count(node => node.Role.Value == SwarmRole.Manager) == 1
        select Found(view, cluster, cluster.Name.Origin,
            $"The swarm \"{cluster.Name.Value}\" has {cluster.Nodes.Length} nodes and one manager, without which "
            + "nothing is replaced. Make three of them managers.");
}
