using Modelc.Artifacts;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>How long a health check takes to make up its mind.</summary>
internal static class HealthTimes
{
    // What the planner chooses where the model is silent.
    private static readonly Duration DefaultInterval = Duration.FromSeconds(2);
    private static readonly Duration DefaultTimeout = Duration.FromSeconds(2);
    private const int DefaultRetries = 3;

    public static Duration UntilFailure(HealthCheck check) =>
        new((check.Retries?.Value ?? DefaultRetries)
            * ((check.Interval?.Value ?? DefaultInterval).Milliseconds + (check.Timeout?.Value ?? DefaultTimeout).Milliseconds));
}
