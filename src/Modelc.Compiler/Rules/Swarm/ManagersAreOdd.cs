using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal sealed class ManagersAreOdd() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3121", Severity.Warning,
        "A swarm has an even number of managers",
        """
        Managers decide by majority. Two of them stop when one fails, just as one would; four survive the loss of
        one, just as three do.

        The additional manager can fail, and helps nobody.

        Use 1, 3, 5 or 7 managers, and make the others workers.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var cluster in view.Clusters)
        {
            var managers = Managers.Of(cluster);
            if (managers > 0 && managers % 2 == 0)
            {
                yield return Found(view, cluster, cluster.Name.Origin,
                    $"The swarm \"{cluster.Name.Value}\" has {managers} managers, which survive no more failures than "
                    + $"{managers - 1}. Use {managers - 1} or {managers + 1}.");
            }
        }
    }
}
