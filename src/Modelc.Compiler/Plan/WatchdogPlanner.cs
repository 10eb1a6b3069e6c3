using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>Who looks after what Docker itself does not: replicas that hang, and a proxy after a reboot.</summary>
internal static class WatchdogPlanner
{
    public static readonly ImageUse Image = new("modelc-watchdog", IsBuilt: true);

    public static WatchdogPlan? Plan(AvailabilityPolicy policy, ProxyPlan? proxy)
    {
        // A swarm minds its replicas itself. On plain Docker the watchdog does, and the rollout works through its container.
        var mindsReplicas = policy.Strategy.Value == Strategy.Builtin;
        if (!mindsReplicas && proxy is null)
            return null;
        var watchdog = policy.Watchdog;
        return new WatchdogPlan(
            Image,
            watchdog.Interval?.Value ?? Defaults.WatchdogInterval,
            watchdog.Timeout?.Value ?? Defaults.WatchdogTimeout,
            watchdog.Failures?.Value ?? Defaults.WatchdogFailures,
            watchdog.Successes?.Value ?? Defaults.WatchdogSuccesses,
            mindsReplicas);
    }
}
