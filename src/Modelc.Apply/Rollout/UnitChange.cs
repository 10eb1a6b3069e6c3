using System.Collections.Immutable;
using Modelc.Apply.Compare;
using Modelc.Apply.Observe;

namespace Modelc.Apply.Rollout;

public enum UnitChangeKind
{
    New,
    Changed,
    Moved,
    Removed,

    /// <summary>The model says what it said; the last run did not end well, or it is not known how it ended.</summary>
    Unfinished,

    /// <summary>The model says what it said, and the files differ: another modelc or other templates wrote them.</summary>
    OtherFiles,

    /// <summary>All is the same but the value of a secret.</summary>
    OtherSecret,

    /// <summary>All is the same but what a person did by hand.</summary>
    Drifted,
}

/// <summary>What was changed by hand, and how it will be felt that it becomes again what it was.</summary>
public sealed record MendedItem(DriftItem Item, Effect Effect);

/// <summary>What a unit, or what several of them share, is about to go through.</summary>
/// <param name="Places">Hosts on which something is done for it.</param>
/// <param name="Origin">The path of the element of the model that asks for it; empty if the model has it no more.</param>
/// <param name="Files">Files that differ; only where nothing else does.</param>
public sealed record UnitChange(
    UnitChangeKind Kind,
    string Name,
    ImmutableArray<string> Places,
    string Origin,
    ImmutableArray<PlanChange> Fields,
    ImmutableArray<string> Files)
{
    /// <summary>Names of secrets whose value is another. The values are in no message.</summary>
    public ImmutableArray<string> Secrets { get; init; } = [];

    public ImmutableArray<MendedItem> Mended { get; init; } = [];
}
