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
        if (component.Availability is not { HealthCheck: var check, Watchdog: var watchdog, Proxy: var proxy })
            return [];
        IEnumerable<Diagnostic?> found =
        [
            Nothing(view, component, "interval", check?.Interval),
            Nothing(view, component, "timeout", check?.Timeout),
            Nothing(view, component, "interval", watchdog.Interval),
            Nothing(view, component, "timeout", watchdog.Timeout),
            Nothing(view, component, "requestTimeout", proxy.RequestTimeout),
        ];
        return found.OfType<Diagnostic>();
    }

    private Diagnostic? Nothing(ModelView view, InternalComponent component, string field, Located<Duration>? time) =>
        time is { Value.Milliseconds: <= 0, Origin: var origin }
            ? Found(view, component, origin,
                $"The \"{field}\" of \"{component.Name.Value}\" is nothing. "
                + "Write a time such as \"2s\", or leave the field out.")
            : null;
}
