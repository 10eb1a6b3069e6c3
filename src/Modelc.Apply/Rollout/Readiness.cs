using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;
using Modelc.Artifacts;

namespace Modelc.Apply.Rollout;

/// <summary>Whether the hosts that have something to do can do it: who lacks an engine, and who may get one. Pure.</summary>
public static class Readiness
{
    /// <summary>Hosts that get an engine before anything else happens there.</summary>
    public static ImmutableArray<string> ToInstall(Target target, RolloutPlan rollout, Observation seen) =>
        [.. Lacking(target, rollout, seen).Where(host => host.Engine.State == EngineState.Absent && IsInstalledByStep(host, rollout)).Select(host => host.Host)];

    public static ImmutableArray<HostFailureException> Problems(Target target, RolloutPlan rollout, Observation seen, bool mayInstall) =>
    [
        .. from host in Lacking(target, rollout, seen)
           let problem = ProblemOf(host, mayInstall && IsInstalledByStep(host, rollout))
           where problem is not null
           select new HostFailureException(host.Host, problem),
    ];

    private static IEnumerable<ObservedHost> Lacking(Target target, RolloutPlan rollout, Observation seen) =>
        from host in rollout.Hosts
        where target.Plan.Hosts.Any(one => one.Name == host && one.NeedsEngine)
        let observed = seen.Hosts[host]
        where observed.Engine.State != EngineState.Running
        select observed;

    private static bool IsInstalledByStep(ObservedHost host, RolloutPlan rollout) =>
        rollout.Steps.Any(todo => todo.Step.Host == host.Host && todo.Step.Phase == Phase.Host);

    private static string? ProblemOf(ObservedHost host, bool isInstalled) => host.Engine.State switch
    {
        EngineState.Absent when isInstalled => null,
        EngineState.Absent => $"Host \"{host.Host}\" has no Docker. Install it there.",
        EngineState.Denied => $"User \"{host.User}\" may not use Docker on host \"{host.Host}\". Add them to the group \"docker\" there, or log in as another.",
        _ => $"Docker is installed on host \"{host.Host}\" and does not answer. Start it there: \"systemctl start docker\".",
    };
}
