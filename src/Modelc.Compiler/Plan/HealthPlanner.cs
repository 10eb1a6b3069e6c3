using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>How a replica shows that it serves.</summary>
internal static class HealthPlanner
{
    /// <summary>
    /// Without a check in the model, whoever looks from outside can at least try the port. Inside an unknown image there
    /// may be nothing to try it with, so on a swarm there is then no check.
    /// </summary>
    public static HealthPlan? Plan(AvailabilityPolicy policy) => policy switch
    {
        { HealthCheck: { } check } => Of(check),
        { Strategy.Value: Strategy.Builtin, ExposedPort.IsGiven: true } => Default(new TcpProbe()),
        _ => null,
    };

    /// <summary>The time from a replica's hanging to its being called unhealthy.</summary>
    public static Duration Detection(HealthPlan health) =>
        new(health.Retries * (health.Interval.Milliseconds + health.Timeout.Milliseconds));

    private static HealthPlan Of(HealthCheck check) => new(
        Probe(check),
        check.Interval?.Value ?? Defaults.HealthInterval,
        check.Timeout?.Value ?? Defaults.HealthTimeout,
        check.Retries?.Value ?? Defaults.HealthRetries,
        check.StartPeriod?.Value ?? Defaults.StartPeriod);

    private static HealthPlan Default(ProbePlan probe) =>
        new(probe, Defaults.HealthInterval, Defaults.HealthTimeout, Defaults.HealthRetries, Defaults.StartPeriod);

    private static ProbePlan Probe(HealthCheck check) => check switch
    {
        ScriptHealthCheck script => new ScriptProbe(ShellScripts.File(script.Script)),
        HttpHealthCheck http => new HttpProbe(http.Path),
        TcpHealthCheck => new TcpProbe(),
        CommandHealthCheck command => new CommandProbe([.. command.Words.Select(word => word.Value)]),
        _ => throw new ArgumentOutOfRangeException(nameof(check)),
    };
}
