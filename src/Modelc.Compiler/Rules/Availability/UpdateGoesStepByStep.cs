using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class UpdateGoesStepByStep() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3061", Severity.Warning,
        "An update replaces all replicas at once",
        """
        "parallelism" is as large as "replicaCount", or 0, which means all.

        No replica of the old release is left to carry on when the new one turns out to be bad.

        Write 1, or less than half of "replicaCount".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability is
            {
                ReplicaCount: { Value: > 1 } replicas,
                Update.Parallelism: { IsGiven: true } at
            }
            && (at.Value >= replicas.Value || at.Value == 0))
        {
            yield return Found(view, component, at.Origin,
                $"A \"parallelism\" of {at.Value} replaces all {replicas.Value} replicas of "
                + $"\"{component.Name.Value}\" at once. Write 1, or less than half of \"replicaCount\".");
        }
    }
}
