using System.Collections.Immutable;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit.Swarm;

/// <summary>What templates/stack.yml is given. A list that would be empty is null, so that its heading goes too.</summary>
internal sealed record StackView(
    CommentText App,
    CommentText Cluster,
    ImmutableArray<StackWaveView> Waves,
    ImmutableArray<StackNetworkView>? Networks,
    ImmutableArray<YamlScalar>? Volumes,
    ImmutableArray<StackConfigView>? Configs,
    ImmutableArray<StackSecretView>? Secrets) : View;

internal sealed record StackWaveView(int Number, LateList<StackServiceView> Services) : View;

internal sealed record StackServiceView(
    YamlScalar Name,
    YamlScalar Image,
    ImmutableArray<YamlScalar>? Command,
    ImmutableArray<StackPairView>? Environment,
    StackHealthView? Health,
    ImmutableArray<StackFlagView> Flags,
    ImmutableArray<StackListView> Lists,
    ImmutableArray<StackPortView>? Ports,
    ImmutableArray<StackNetworkUseView>? Networks,
    ImmutableArray<StackMountView>? Mounts,
    ImmutableArray<StackFileView>? Configs,
    ImmutableArray<StackFileView>? Secrets,
    ImmutableArray<StackPairView> Labels,
    YamlScalar StopGrace,
    int Replicas,
    ImmutableArray<StackPairView> ServiceLabels,
    StackUpdateView Update,
    StackUpdateView Rollback,
    StackRestartView Restart,
    StackResourcesView? Resources,
    StackPlacementView? Placement) : View;

internal sealed record StackPairView(YamlScalar Key, YamlScalar Value) : View;

internal sealed record StackFlagView(YamlScalar Key, bool Value) : View;

internal sealed record StackListView(YamlScalar Key, ImmutableArray<YamlScalar> Values) : View;

internal sealed record StackHealthView(
    ImmutableArray<YamlScalar> Words,
    YamlScalar Interval,
    YamlScalar Timeout,
    int Retries,
    YamlScalar StartPeriod) : View;

internal sealed record StackPortView(int Target, int Published, YamlScalar Protocol) : View;

internal sealed record StackNetworkUseView(YamlScalar Name, ImmutableArray<YamlScalar>? Aliases) : View;

internal sealed record StackMountView(YamlScalar Type, YamlScalar? Source, YamlScalar Target, bool ReadOnly) : View;

/// <summary>A config or a secret, and where the container finds it.</summary>
internal sealed record StackFileView(YamlScalar Source, YamlScalar Target, YamlOctal Mode) : View;

internal sealed record StackUpdateView(
    YamlScalar Order,
    int Parallelism,
    YamlScalar Delay,
    YamlScalar Monitor,
    YamlScalar FailureAction,
    YamlNumber MaxFailureRatio) : View;

internal sealed record StackRestartView(YamlScalar Condition, YamlScalar Delay, int? MaxAttempts, YamlScalar? Window) : View;

internal sealed record StackResourcesView(StackAmountsView? Limits, StackAmountsView? Reservations) : View;

internal sealed record StackAmountsView(YamlScalar? Cpus, YamlScalar? Memory, int? Pids) : View;

internal sealed record StackPlacementView(
    ImmutableArray<YamlScalar>? Constraints,
    ImmutableArray<YamlScalar>? Spread,
    int? MaxPerNode) : View;

internal sealed record StackNetworkView(YamlScalar Name, YamlScalar App) : View;

internal sealed record StackConfigView(YamlScalar Key, YamlScalar Name, YamlScalar File, YamlScalar App) : View;

internal sealed record StackSecretView(YamlScalar Key, YamlScalar Name) : View;
