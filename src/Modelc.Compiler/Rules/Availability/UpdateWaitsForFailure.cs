using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class UpdateWaitsForFailure() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3060", Severity.Warning,
        "The update goes on before a failure can be seen",
        """
        Between two replicas the update waits for "delay", and it watches each for "monitor". A replica that stops
        answering is seen to do so after "retries" times "interval" and "timeout" of the health check.

        When that takes longer, a bad release has replaced every replica before the first failure counts.

        Make "delay" and "monitor" longer than the time in which the health check fails.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability is not { HealthCheck: { } check } policy
            || policy.Update.FailureAction.Value == FailureAction.Continue)
            yield break;
        var failure = HealthTimes.UntilFailure(check);
        if (policy.Update.Delay is { } delay && UpdateTurns.AreMany(policy) && delay.Value.Milliseconds < failure.Milliseconds)
            yield return TooShort(view, component, "delay", delay, failure);
        if (policy.Update.Monitor is { } monitor && monitor.Value.Milliseconds < failure.Milliseconds)
            yield return TooShort(view, component, "monitor", monitor, failure);
    }

    private Diagnostic TooShort(
        ModelView view, InternalComponent component, string field, Located<Duration> time, Duration failure) =>
        Found(view, component, time.Origin,
            $"The update of \"{component.Name.Value}\" has a \"{field}\" of {time.Value}, but its health "
            + $"check needs {failure} to fail. Make \"{field}\" longer, or the check quicker.");
}
