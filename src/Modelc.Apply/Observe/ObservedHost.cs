using System.Collections.Immutable;
using Modelc.Apply.Hosts;

namespace Modelc.Apply.Observe;

public enum EngineState
{
    Absent,
    /// <summary>Installed, and its service does not answer.</summary>
    Down,
    /// <summary>It runs, and whoever logs in may not use it.</summary>
    Denied,
    Running,
}

/// <param name="Version">Null unless it runs.</param>
public sealed record ObservedEngine(EngineState State, string? Version);

/// <summary>
/// A step as a host remembers it. <see cref="Fingerprint"/> is null where the last run of it did not end well, or is not
/// known to have ended: then nobody knows what is there. <see cref="Release"/> is the last that it was known to be of.
/// </summary>
public sealed record RecordedStep(StepKey Key, string? Fingerprint, string? Release);

/// <summary>Who deploys at this moment. <see cref="Silence"/> is how long they gave no sign of life.</summary>
public sealed record LockHolder(string Who, string When, string Why, TimeSpan Silence);

/// <summary>What one round trip tells about a host.</summary>
/// <param name="Current">The release that was completely applied last; null on a host that is new to it.</param>
public sealed record ObservedHost(
    string Host,
    string User,
    string Home,
    ObservedEngine Engine,
    string? Current,
    ImmutableDictionary<StepKey, RecordedStep> Steps,
    ImmutableArray<string> Releases,
    LockHolder? Lock)
{
    /// <summary>Makes what the host remembers of secrets worthless elsewhere; null until it was given one.</summary>
    public string? Salt { get; init; }

    /// <summary>Null where it does not remember how an apply left them.</summary>
    public HostObjects? Objects { get; init; }

    /// <summary>Of the current release, and of the one that is asked for.</summary>
    public ImmutableArray<DamagedFile> Damaged { get; init; } = [];
}

/// <summary>A file of a release that is not what was shipped.</summary>
public sealed record DamagedFile(string Release, string Path);

/// <summary>All hosts at about one moment. With a host among <see cref="Unreachable"/> nothing may be changed.</summary>
public sealed record Observation(
    ImmutableSortedDictionary<string, ObservedHost> Hosts, ImmutableArray<HostFailureException> Unreachable);
