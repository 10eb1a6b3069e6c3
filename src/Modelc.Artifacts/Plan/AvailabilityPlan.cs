using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Modelc.Artifacts.Plan;

public enum UpdateOrder
{
    StartFirst,
    StopFirst,
}

/// <summary>
/// <see cref="Drain"/> is how long a replica that gets no new requests may take for those it has: on Builtin the proxy
/// watches them end, on a swarm the replica waits so long before it is told to stop.
/// </summary>
public sealed record UpdatePlan(
    UpdateOrder Order,
    int Parallelism,
    Duration Delay,
    Duration Monitor,
    FailureAction FailureAction,
    double MaxFailureRatio,
    Duration Soak,
    Duration Drain);

public sealed record HealthPlan(
    ProbePlan Probe,
    Duration Interval,
    Duration Timeout,
    int Retries,
    Duration StartPeriod);

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ScriptProbe), "script")]
[JsonDerivedType(typeof(HttpProbe), "http")]
[JsonDerivedType(typeof(TcpProbe), "tcp")]
[JsonDerivedType(typeof(CommandProbe), "command")]
public abstract record ProbePlan;

/// <summary>Gets host:port as its one argument; 0 is healthy.</summary>
public sealed record ScriptProbe(string Script) : ProbePlan;

public sealed record HttpProbe(string Path) : ProbePlan;

public sealed record TcpProbe : ProbePlan;

public sealed record CommandProbe(ImmutableArray<string> Words) : ProbePlan;

/// <summary>
/// A balancer of its own on each of <see cref="Hosts"/>. On Builtin it shares the host's network and has
/// <see cref="Slots"/> spare places that rollout and watchdog fill; on a swarm it joins <see cref="Networks"/>, under the
/// aliases that consumers know, and finds the members by DNS.
/// </summary>
public sealed record ProxyPlan(
    ProxyKind Kind,
    ProxyMode Mode,
    string Image,
    ImmutableArray<string> Hosts,
    ImmutableArray<NetworkUse> Networks,
    int Slots,
    StatsPlan? Stats,
    Duration RequestTimeout,
    Duration CheckInterval,
    Duration CheckTimeout,
    string? CheckPath);

public sealed record StatsPlan(string Address, int Port);

/// <summary>Replaces what stopped answering. Where a swarm does that itself, it only minds the proxy.</summary>
public sealed record WatchdogPlan(
    ImageUse Image,
    Duration Interval,
    Duration Timeout,
    int Failures,
    int Successes,
    bool MindsReplicas);
