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

    private const int Most = 7;

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var cluster in view.Clusters)
        {
            var managers = Managers.Of(cluster);
            if (managers > Most)
            {
                yield return Found(view, cluster, cluster.Name.Origin,
                    $"The swarm \"{cluster.Name.Value}\" has {managers} managers, which makes each decision slow. "
                    + "Use 7 at most, and make the others workers.");
            }
        }
    }
}
