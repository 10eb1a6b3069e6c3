using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class ZeroDownTimeHasAHealthCheck() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3053", Severity.Warning,
        "Nothing tells when a new replica serves",
        """
        With "zeroDownTime" an old replica is stopped as soon as the new one is fit to serve. Without a
        "healthCheck" it counts as fit when its process was started.

        While an application still starts, requests to it fail; and a release that never serves replaces the one
        that did.

        Write a "healthCheck", such as {"http": "/health"}. {"tcp": true} is better than nothing.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability is { ZeroDownTime.Value: true, HealthCheck: null } policy)
        {
            yield return Found(view, component, policy.Origin,
                $"Component \"{component.Name.Value}\" is to be updated without downtime, but has no "
                + "\"healthCheck\". Write one, such as {\"http\": \"/health\"}.");
        }
    }
}
