using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Modelc.Artifacts.Json;

namespace Modelc.Artifacts.Plan;

public sealed record ContainerPlan(
    ImageUse Image,
    CommandPlan? Command,
    ImmutableArray<VariablePlan> Environment,
    ImmutableArray<PublishedPort> Ports,
    ImmutableArray<MountPlan> Mounts,
    ImmutableArray<DevicePlan> Devices,
    ImmutableArray<OptionPlan> Options,
    ImmutableArray<LabelPlan> Labels,
    ResourcesPlan Resources,
    ImmutableArray<SecretPlan> Secrets,
    ImmutableArray<ConfigPlan> Configs,
    ImmutableArray<NetworkUse> Networks,
    ImmutableArray<KnownName> Names,
    RegistryPlan? Registry,
    RestartPlan Restart,
    Duration StopGrace);

/// <summary>
/// What replaces the image's own command. A wrapped one runs as "bash -c" below our signal-passing runner, because a
/// shell as first process swallows SIGTERM.
/// </summary>
public sealed record CommandPlan(ImmutableArray<string> Words, bool IsWrapped);

public sealed record VariablePlan(string Name, ValuePlan Value);

/// <summary>On the host's address <see cref="Address"/> alone, or on all of them if it is null.</summary>
public sealed record PublishedPort(int HostPort, int ContainerPort, TransportProtocol Protocol, string? Address = null);

public sealed record MountPlan(MountKind Kind, string Source, string Target, bool IsReadOnly);

public sealed record DevicePlan(string PathOnHost, string PathInContainer, string Permissions);

/// <summary>A key of Docker's HostConfig that the target can honour, e.g. "Privileged", "CapAdd", "ShmSize".</summary>
public sealed record OptionPlan(string Key, ImmutableArray<string> Values);

/// <summary>A null is no limit. CPUs in thousandths, memory in bytes.</summary>
public sealed record ResourcesPlan(
    int? CpuLimit,
    long? MemoryLimit,
    int? PidLimit,
    int? CpuReservation,
    long? MemoryReservation);

public sealed record SecretPlan(
    string Name,
    ValuePlan Value,
    string Target,
    [property: JsonConverter(typeof(OctalMode))] int Mode);

/// <summary>A file that enters the container before it starts. The plan shows its hash, an artifact carries its bytes.</summary>
public sealed record ConfigPlan(
    string Name,
    string Target,
    [property: JsonConverter(typeof(OctalMode))] int Mode,
    string Sha256,
    [property: JsonIgnore] ReadOnlyMemory<byte> Content = default);

public sealed record NetworkUse(string Network, ImmutableArray<string> Aliases);

/// <summary>
/// A name that the container must be able to resolve and that no network of its own knows: an IP address, or the word
/// "host-gateway", which the engine replaces by the address of the host that the container is on.
/// </summary>
public sealed record KnownName(string Name, string Address);

public sealed record RegistryPlan(string Server, string? UserName, ValuePlan? Password);

public sealed record RestartPlan(RestartCondition Condition, Duration Delay, int? MaxAttempts, Duration? Window);

public sealed record PlacementPlan(
    ImmutableArray<string> Constraints,
    ImmutableArray<string> SpreadOver,
    int? MaxReplicasPerNode);
