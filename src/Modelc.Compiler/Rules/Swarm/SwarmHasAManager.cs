using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal sealed class SwarmHasAManager() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3120", Severity.Error,
        "A swarm has no manager",
        """
        None of the nodes has the role "manager".

        Only a manager can make a swarm, take deployments and run the proxies.

        Give one node the role "manager"; three of them survive the loss of one.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from cluster in view.Clusters
        where !cluster.Nodes.Any(node => node.Role.Value == SwarmRole.Manager)
        select Found(view, cluster, cluster.Name.Origin,
            $"The swarm \"{cluster.Name.Value}\" has no manager. "
            + "Give one of its nodes, or three, the role \"manager\".");
}
