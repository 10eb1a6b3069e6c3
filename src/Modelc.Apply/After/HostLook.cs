using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;

namespace Modelc.Apply.After;

/// <summary>A release that was applied to a host, to its end: when, and by whom. <see cref="IsKept"/> if its files are still there.</summary>
public sealed record AppliedRelease(string Id, string When, string Who, bool IsKept);

/// <param name="Role">"replica", "proxy", "watchdog", "holder", "container"; null for a task of a swarm.</param>
/// <param name="Health">What Docker, or on plain Docker the watchdog, says of it; null where nobody asks.</param>
/// <param name="IsServing">Whether the proxy sends it requests; null where that is not known.</param>
public sealed record SeenContainer(
    string Host, string Name, string? Component, string? Role, string? Version, string State, string? Health, bool? IsServing, string Started, string Image)
{
    public bool IsRunning => State == "running";

    /// <summary>One of those that do the component's own work.</summary>
    public bool IsReplica => Role is null or "replica" or "container";
}

/// <param name="Update">Docker's word for how the last update goes: "updating", "completed", "rollback_completed"; null if there was none.</param>
public sealed record SeenService(string Name, string? Component, int? Wanted, string? Update);

/// <param name="IsDrained">By "modelc node drain": nobody gives it work again but "modelc node activate".</param>
public sealed record SeenNode(string Id, string Name, ImmutableArray<string> Addresses, string Role, string Availability, string State, bool IsDrained);

/// <summary>What one round trip tells of an application on a host.</summary>
public sealed record HostLook(
    string Host,
    string Engine,
    string? EngineVersion,
    string? Current,
    ImmutableArray<RecordedStep> Steps,
    LockHolder? Lock,
    ImmutableArray<AppliedRelease> Releases,
    ImmutableArray<SeenContainer> Containers,
    ImmutableArray<SeenService> Services,
    ImmutableArray<SeenNode> Nodes);

/// <summary>All hosts of an application at about one moment; those that did not answer are named, and the others are shown.</summary>
public sealed record Looks(ImmutableSortedDictionary<string, HostLook> Hosts, ImmutableArray<HostFailureException> Unreachable);
