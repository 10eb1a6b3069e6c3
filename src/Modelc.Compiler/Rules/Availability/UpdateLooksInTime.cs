using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class UpdateLooksInTime() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3068", Severity.Warning,
        "A swarm looks at failures only when the delay is over",
        """
        There is one replica, or all of them are replaced in one turn, so no other replica has to wait. The swarm waits for
        "delay" nevertheless, and looks at what failed only afterwards.

        Until then a bad release is all that serves, and nothing puts it back. A failure that is older than "monitor" by then
        does not count at all.

        Leave "delay" out, or write 0s.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability is { Strategy.Value: Strategy.DockerSwarm, Update.Delay: { Value.Milliseconds: > 0 } delay } policy
            && !UpdateTurns.AreMany(policy))
        {
            yield return Found(view, component, delay.Origin,
                $"The update of \"{component.Name.Value}\" replaces all replicas in one turn, and the swarm looks at failures only after the \"delay\" "
                + $"of {delay.Value}. Leave \"delay\" out.");
        }
    }
}
