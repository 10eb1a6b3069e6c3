using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Modelc.Artifacts.Plan;

/// <summary>What is deployed, checked, put back and retired as one. Waves count from 0; a wave waits for the one before it.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ServiceUnit), "service")]
[JsonDerivedType(typeof(ContainerUnit), "container")]
[JsonDerivedType(typeof(CommandsUnit), "commands")]
public abstract record UnitPlan
{
    [JsonPropertyOrder(-5)]
    public required string Name { get; init; }

    [JsonPropertyOrder(-4)]
    public required int Wave { get; init; }

    /// <summary>Units that must be healthy before this one starts.</summary>
    [JsonPropertyOrder(-3)]
    public required ImmutableArray<string> After { get; init; }

    /// <summary>The component's own version: any change of it redeploys.</summary>
    [JsonPropertyOrder(-2)]
    public required string Version { get; init; }

    [JsonPropertyOrder(-1)]
    public required string Origin { get; init; }
}

/// <summary>Replicas that are kept available: on plain Docker of one host (Builtin), or on a swarm.</summary>
public sealed record ServiceUnit : UnitPlan
{
    public required Strategy Strategy { get; init; }

    /// <summary>Set for <see cref="Strategy.Builtin"/>.</summary>
    public required string? Host { get; init; }

    /// <summary>Set for <see cref="Strategy.DockerSwarm"/>.</summary>
    public required string? Cluster { get; init; }

    public required ContainerPlan Container { get; init; }

    public required int Replicas { get; init; }

    /// <summary>The port of the container that serves.</summary>
    public required int TargetPort { get; init; }

    /// <summary>The port that users reach: of the proxy, or of the service itself where there is none.</summary>
    public required int ExposedPort { get; init; }

    public required HealthPlan? Health { get; init; }

    public required UpdatePlan Update { get; init; }

    public required UpdatePlan Rollback { get; init; }

    /// <summary>A rollout that is not done after this is given up and put back.</summary>
    public required Duration Deadline { get; init; }

    public required PlacementPlan Placement { get; init; }

    public required ProxyPlan? Proxy { get; init; }

    public required WatchdogPlan? Watchdog { get; init; }
}

/// <summary>One container under the component's name, recreated when it changed.</summary>
public sealed record ContainerUnit : UnitPlan
{
    public required string Host { get; init; }

    public required ContainerPlan Container { get; init; }
}

/// <summary>A recipe that runs on the host itself.</summary>
public sealed record CommandsUnit : UnitPlan
{
    public required string Host { get; init; }

    public required UploadPlan? Upload { get; init; }

    /// <summary>download, install, configure, start: those that are not empty, in this order.</summary>
    public required ImmutableArray<RecipeStep> Steps { get; init; }

    public required string StopCommand { get; init; }
}
