using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class TimesAreLongerThanNothing() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3062", Severity.Error,
        "An interval or a time-out is nothing",
        """
        A check that has no time to answer always fails, and an interval of nothing never lets go of the processor.

        The engine refuses it, or no replica ever becomes healthy.

        Write a time such as "2s", or leave the field out.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability is not { } policy)
            return [];
        return
            from field in Times(policy)
            where field.Time is { Value.Milliseconds: <= 0 }
            select Found(view, component, field.Time!.Value.Origin,
                $"The \"{field.Name}\" of \"{component.Name.Value}\" is nothing. "
                + "Write a time such as \"2s\", or leave the field out.");
    }

    private static (string Name, Located<Duration>? Time)[] Times(AvailabilityPolicy policy) =>
    [
        ("interval", policy.HealthCheck?.Interval), ("timeout", policy.HealthCheck?.Timeout),
        ("interval", policy.Watchdog.Interval), ("timeout", policy.Watchdog.Timeout),
        ("requestTimeout", policy.Proxy.RequestTimeout),
    ];
}
