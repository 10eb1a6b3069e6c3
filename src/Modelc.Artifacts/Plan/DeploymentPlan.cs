using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Modelc.Artifacts.Plan;

/// <summary>
/// Every decision, taken. No record here knows YAML, haproxy or a shell; no emitter below decides anything.
/// All lists are sorted by name, units by wave and name, so that order in the model changes nothing.
/// An "origin" is the path of a model element: "components/web/availability/replicaCount".
/// </summary>
public sealed record DeploymentPlan(
    string App,
    string ModelName,
    ImmutableArray<HostPlan> Hosts,
    ImmutableArray<ClusterPlan> Clusters,
    ImmutableArray<NetworkPlan> Networks,
    ImmutableArray<ImagePlan> Images,
    ImmutableArray<UnitPlan> Units,
    ImmutableArray<EndpointPlan> Endpoints,
    ImmutableArray<SkippedPlan> NotDeployed);

/// <summary>
/// A machine that something is deployed on, or that belongs to a cluster, and a way to log in there. A recipe with a
/// login of its own has an entry of its own, "user@host".
/// </summary>
public sealed record HostPlan(string Name, string Address, ConnectionPlan Connection, bool NeedsEngine, string Origin);

/// <summary>Hosts that take work as one. A swarm of one node is made for a host that only the strategy asks to be one.</summary>
public sealed record ClusterPlan(string Name, bool IsDeclared, ImmutableArray<NodePlan> Nodes, string Origin)
{
    /// <summary>The host that the others join at, and that deploys.</summary>
    [JsonIgnore]
    public string FirstManager => Nodes.First(node => node.Role == SwarmRole.Manager).Host;
}

public sealed record NodePlan(
    string Host,
    SwarmRole Role,
    NodeAvailability Availability,
    ImmutableArray<LabelPlan> Labels);

public sealed record LabelPlan(string Name, string Value);

/// <summary>A network that a component offers to those linked to it; on one host, or across a cluster.</summary>
public sealed record NetworkPlan(string Name, string? Host, string? Cluster, string Origin);

/// <summary>Something that runs elsewhere and that links may name.</summary>
public sealed record EndpointPlan(string Name, string Address, ImmutableArray<int> Ports, string Origin);

/// <summary>A component that nothing is deployed for, and why.</summary>
public sealed record SkippedPlan(string Component, string Reason, string Origin);
