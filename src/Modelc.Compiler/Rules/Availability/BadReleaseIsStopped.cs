using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class BadReleaseIsStopped() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3063", Severity.Warning,
        "An update goes on when replicas fail",
        """
        With the failure action "continue" a release that does not work replaces every replica of the one that did.

        That is an outage, whatever "zeroDownTime" says.

        Leave "failureAction" out, which means "rollback".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability is
            {
                ZeroDownTime.Value: true,
                Update.FailureAction: { Value: FailureAction.Continue, IsGiven: true } action
            })
        {
            yield return Found(view, component, action.Origin,
                $"An update of \"{component.Name.Value}\" goes on when its replicas fail, although it is to be "
                + "without downtime. Leave \"failureAction\" out, which means \"rollback\".");
        }
    }
}
