using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class ReplicasComeBack() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3064", Severity.Warning,
        "A replica that ends is not started again",
        """
        With the restart condition "none" a replica that crashed stays away.

        The number of replicas shrinks until nobody serves.

        Leave "condition" out, which means "any".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability is
            {
                Restart.Condition:
                {
                    Value: RestartCondition.None,
                    IsGiven: true
                } condition
            })
        {
            yield return Found(view, component, condition.Origin,
                $"A replica of \"{component.Name.Value}\" that ends is never started again. "
                + "Leave \"condition\" out, which means \"any\".");
        }
    }
}
