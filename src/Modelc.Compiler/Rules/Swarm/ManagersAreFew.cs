using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal sealed class ManagersAreFew() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3122", Severity.Warning,
        "A swarm has more than seven managers",
        """
        Each decision has to be written by a majority of the managers.

        More than seven make the swarm slower, not safer; Docker advises against it.

        Make the others workers.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from cluster in view.Clusters
        let managers = cluster.Nodes.Count(node => node.Role.Value == SwarmRole.Manager)
        where managers > 7
        select Found(view, cluster, cluster.Name.Origin,
            $"The swarm \"{cluster.Name.Value}\" has {managers} managers, which makes each decision slow. "
            + "Use 7 at most, and make the others workers.");
}
