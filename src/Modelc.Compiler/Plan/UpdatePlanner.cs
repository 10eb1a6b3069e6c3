using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>
/// How one version takes over from another. The times hang together:
/// <code>
///   delay       >= retries x (interval + timeout)   a hang of the first replica shows before the second is replaced
///   delay       =  0 where all go in one turn       there a swarm looks at failures only when the delay is over
///   monitor     >= what delay has to span + a bit   and still counts then
///   startPeriod >  soak                             or no replica on a swarm is ever healthy
///   stop grace  >= drain + longest request          or the last requests are cut off
/// </code>
/// </summary>
internal static class UpdatePlanner
{
    public static UpdatePlan Update(AvailabilityPolicy policy, HealthPlan? health)
    {
        var look = FirstLook(policy, health);
        var delay = policy.Update.Delay?.Value ?? (Turns(policy, policy.Update.Parallelism) == 1 ? default : look);
        return new UpdatePlan(
            policy.ZeroDownTime ? UpdateOrder.StartFirst : UpdateOrder.StopFirst,
            Parallelism(policy),
            delay,
            policy.Update.Monitor?.Value ?? Plus(new(Math.Max(delay.Milliseconds, look.Milliseconds)), Defaults.MonitorBeyondDelay),
            policy.Update.FailureAction,
            policy.Update.MaxFailureRatio,
            Soak(policy, health),
            Drain(policy));
    }

    /// <summary>Back to what was healthy before: at once, and without a second way back.</summary>
    public static UpdatePlan Rollback(UpdatePlan update) => update with
    {
        Parallelism = 1,
        Delay = default,
        Monitor = Defaults.RollbackMonitor,
        FailureAction = FailureAction.Pause,
        MaxFailureRatio = 0,
    };

    /// <summary>Where a proxy drains a replica first, nothing is left to wait for but the process itself.</summary>
    public static Duration StopGrace(AvailabilityPolicy policy, UpdatePlan update) =>
        policy.Strategy.Value == Strategy.Builtin && policy.Proxy.Kind.Value != ProxyKind.None
            ? Defaults.StopGrace
            : Plus(update.Drain, ProxyPlanner.RequestTimeout(policy));

    /// <summary>As long as every replica, turn after turn, may take at its slowest; nothing else ends a swarm's update.</summary>
    public static Duration Deadline(AvailabilityPolicy policy, UpdatePlan update, HealthPlan? health)
    {
        var turns = Turns(policy, update.Parallelism);
        var start = health is null ? default : Plus(health.StartPeriod, HealthPlanner.Detection(health));
        var turn = Plus(Plus(start, update.Soak), Plus(update.Delay, StopGrace(policy, update)));
        return Plus(new(turns * turn.Milliseconds), Plus(update.Monitor, Defaults.ImagePull));
    }

    public static Diagnostic? Complaint(DeploymentModel model, AvailabilityPolicy policy, HealthPlan? health, UpdatePlan update)
    {
        if (policy.Strategy.Value != Strategy.DockerSwarm || health is null || update.Soak.Milliseconds == 0 || health.StartPeriod.Milliseconds > update.Soak.Milliseconds)
            return null;
        var place = policy.HealthCheck?.StartPeriod?.Origin ?? policy.Update.Soak?.Origin ?? policy.Origin;
        return PlanDiagnostics.NeverHealthy(health.StartPeriod, update.Soak, model.At(place));
    }

    /// <summary>
    /// A swarm replaces replica after replica. On plain Docker all new ones are proven before the first old one goes,
    /// so to start them one by one would only take longer; 0 is all at once.
    /// </summary>
    private static int Parallelism(AvailabilityPolicy policy) =>
        policy is { Strategy.Value: Strategy.Builtin, Update.Parallelism.IsGiven: false } ? 0 : policy.Update.Parallelism;

    /// <summary>How long a new replica has to be looked at until it has shown what is wrong with it.</summary>
    private static Duration FirstLook(AvailabilityPolicy policy, HealthPlan? health) =>
        policy.Strategy.Value == Strategy.Builtin ? default
        : health is null ? Defaults.ShortestUpdateDelay
        : new(Math.Max(Defaults.ShortestUpdateDelay.Milliseconds, HealthPlanner.Detection(health).Milliseconds));

    /// <summary>
    /// On a swarm the health check does the soaking: without one there is none, and what the model leaves to us takes no
    /// more than half of the time that its replicas have to start.
    /// </summary>
    private static Duration Soak(AvailabilityPolicy policy, HealthPlan? health) => (policy.Strategy.Value, health) switch
    {
        (Strategy.DockerSwarm, null) => default,
        (Strategy.DockerSwarm, { StartPeriod: var start }) =>
            policy.Update.Soak?.Value ?? new(Math.Min(Defaults.Soak.Milliseconds, start.Milliseconds / 2000 * 1000)),
        _ => policy.Update.Soak?.Value ?? Defaults.Soak,
    };

    private static Duration Drain(AvailabilityPolicy policy) =>
        policy.Update.Drain?.Value
        ?? (policy.Strategy.Value == Strategy.DockerSwarm ? Defaults.SwarmDrain : ProxyPlanner.RequestTimeout(policy));

    private static int Turns(AvailabilityPolicy policy, int parallelism) =>
        parallelism == 0 ? 1 : (policy.ReplicaCount + parallelism - 1) / parallelism;

    private static Duration Plus(Duration one, Duration other) => new(one.Milliseconds + other.Milliseconds);
}
