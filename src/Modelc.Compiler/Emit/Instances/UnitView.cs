using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit.Instances;

/// <summary>unit.env: all that differs between the units whose folders hold the same scripts.</summary>
internal sealed record UnitView(
    CommentText Title,
    ShWord App,
    ShWord Name,
    ShWord Version,
    InstanceView? Instance,
    ReplicasView? Replicas,
    BalancerView? Balancer,
    HolderView? Holder,
    WatchView? Watch) : View;

internal sealed record ReplicasView(
    ShWord Network,
    int Count,
    int Port,
    ShWord Order,
    int Parallelism,
    int DelaySeconds,
    int SoakSeconds,
    ShWord Failure,
    int DrainSeconds,
    int StartSeconds,
    int DeadlineSeconds,
    ShWord HealthTimeout,
    int HealthRetries) : View;

/// <param name="Network">"host", or that of the holder.</param>
internal sealed record BalancerView(ShWord Kind, ShWord Image, ShWord Network, ShWord Revision, int Port) : View;

/// <summary>The container that owns networks and published ports for the proxies of a swarm's node.</summary>
internal sealed record HolderView(
    ShWord Revision,
    ShWord Networks,
    System.Collections.Immutable.ImmutableArray<ShWord> Options,
    System.Collections.Immutable.ImmutableArray<ConnectionView> Connections) : View;

internal sealed record WatchView(
    ShWord Image,
    ShWord Network,
    ShWord Revision,
    ShWord MindsReplicas,
    long IntervalMs,
    ShWord Timeout,
    int Fall,
    int Rise) : View;
