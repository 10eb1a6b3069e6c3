using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model;

public abstract class Component
{
    public required Located<string> Type { get; init; }

    public required Located<string> Name { get; init; }

    /// <summary>Null where the model gives none; GeneSIS would invent one.</summary>
    public required Located<string>? Id { get; init; }

    /// <summary>Any change of it redeploys the component.</summary>
    public required Located<string> Version { get; init; }

    public required ImmutableArray<ExecutionPort> ProvidedExecutionPorts { get; init; }

    public required ImmutableArray<Suppression> Suppressions { get; init; }

    /// <summary>The whole object.</summary>
    public required TextSpan Origin { get; init; }
}

/// <summary>"I know, and here is why": silences one warning code on one component.</summary>
public sealed record Suppression(Located<string> Code, Located<string> Reason, TextSpan Origin);

public abstract class InfraComponent : Component
{
    public required Located<string> Address { get; init; }

    public required ImmutableArray<Located<int>> Ports { get; init; }

    public required Credentials? Credentials { get; init; }

    /// <summary>True for any "monitoring_agent" but "none": netdata on 19999.</summary>
    public required Located<bool> IsMonitored { get; init; }
}

public sealed class DockerHost : InfraComponent
{
    /// <summary>Client certificates for the engine's API, as GeneSIS meant its properties[0].</summary>
    public required TlsFiles? Tls { get; init; }
}

public sealed record TlsFiles(Located<string> Ca, Located<string> Certificate, Located<string> Key);

public sealed class VmHost : InfraComponent;

public sealed class Device : InfraComponent
{
    public required Located<string> PhysicalPort { get; init; }

    public required Located<string> DeviceType { get; init; }

    public required Located<string> Cpu { get; init; }

    public required Located<bool> NeedsDeployer { get; init; }
}

/// <summary>Our "/infra/docker_swarm": several hosts that take work as one.</summary>
public sealed class SwarmCluster : Component
{
    public required ImmutableArray<SwarmNode> Nodes { get; init; }
}

public sealed record SwarmNode(
    InfraComponent Host,
    Located<SwarmRole> Role,
    Located<NodeAvailability> Availability,
    ImmutableArray<(Located<string> Key, Located<string> Value)> Labels,
    TextSpan Origin);

/// <summary>Runs somewhere, deployed by somebody else.</summary>
public sealed class ExternalComponent : Component
{
    public required Located<string> Address { get; init; }

    public required ImmutableArray<ProvidedPort> ProvidedPorts { get; init; }

    public required ImmutableArray<RequiredPort> RequiredPorts { get; init; }
}

public enum InternalKind
{
    Plain,
    NodeRed,
    NodeRedFlow,
    Arduino,
    ThingMl,
    SmoolKp,
    Mqtt,
    Orion,
    ExpressApi,
    JCasbin,
}

/// <summary>What the model deploys.</summary>
public sealed class InternalComponent : Component
{
    public required InternalKind Kind { get; init; }

    public required ExecutionPort? RequiredExecutionPort { get; init; }

    public required ImmutableArray<ProvidedPort> ProvidedPorts { get; init; }

    public required ImmutableArray<RequiredPort> RequiredPorts { get; init; }

    public required DockerResource? Docker { get; init; }

    public required SshResource? Ssh { get; init; }

    public required AnsibleResource? Ansible { get; init; }

    public required AvailabilityPolicy? Availability { get; init; }

    /// <summary>Null but for node_red and node_red_flow.</summary>
    public required NodeRedContent? NodeRed { get; init; }
}

/// <summary>What a Node-RED would run; reported, since nothing of ours deploys flows.</summary>
public sealed record NodeRedContent(
    int FlowNodes,
    Located<string> FlowFile,
    ImmutableArray<Located<string>> Packages,
    TextSpan Origin);
