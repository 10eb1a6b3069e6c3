using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>The balancer in front of a component's replicas.</summary>
internal static class ProxyPlanner
{
    public static Duration RequestTimeout(AvailabilityPolicy policy) =>
        policy.Proxy.RequestTimeout?.Value ?? Defaults.RequestTimeout;

    public static ProxyPlan? Plan(
        AvailabilityPolicy policy, Place place, ImmutableArray<NetworkUse> networks, HealthPlan? health)
    {
        var proxy = policy.Proxy;
        if (proxy.Kind.Value == ProxyKind.None)
            return null;
        return new ProxyPlan(
            proxy.Kind,
            proxy.Mode,
            Values.OfOptional(proxy.Image) ?? DefaultImages.Of(proxy.Kind),
            place.Cluster is { } cluster ? Managers.ThatTakeWork(cluster) : [place.Host!.Name],
            networks,
            Slots(policy.ReplicaCount),
            policy.Stats is { } stats ? new StatsPlan(stats.Address, stats.Port) : null,
            RequestTimeout(policy),
            Defaults.ProxyCheckInterval,
            // A slow machine answers all checks late at once: the proxy may not be the stricter judge.
            health?.Timeout ?? Defaults.ProxyCheckInterval,
            (health?.Probe as HttpProbe)?.Path);
    }

    private static int Slots(int replicas)
    {
        var needed = (long)Math.Max(1, replicas) * Defaults.SlotsPerReplica;
        return (int)Math.Min(int.MaxValue, (needed + Defaults.SlotStep - 1) / Defaults.SlotStep * Defaults.SlotStep);
    }
}
