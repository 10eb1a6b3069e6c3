using System.Collections.Immutable;
using System.Text.Json;

namespace Modelc.Apply.Compare;

/// <summary>What the effect of a change depends on. <see cref="Kind"/> is that of the unit: service, container, commands.</summary>
internal sealed record Situation(string Kind, bool IsOnSwarm, string? Proxy, bool IsHttp, bool StopsFirst)
{
    public bool HasProxy => Proxy is not null;

    /// <summary>The field was not there before.</summary>
    public bool Comes { get; init; }

    /// <summary>The field is not there any more.</summary>
    public bool Goes { get; init; }
}

/// <summary>
/// What is to be said about a field of the plan. <see cref="Pattern"/> is its path in the entry, with "[*]" for an item of a
/// list; "@" is the entry itself, and "place" the host or swarm that it is on.
/// </summary>
internal sealed record FieldRow(string Section, string Pattern, string Label, Func<Situation, Effect> Effect)
{
    /// <summary>
    /// Where the model says it, below the component; from the top of the model with a "/" before it. "{}" is the item's name.
    /// </summary>
    public ImmutableArray<string> Places { get; init; } = [];

    /// <summary>
    /// What it is worked out from: if one of these changed as well, that line stands for both. A path stands for itself and
    /// all below it, one with "=" before it for itself alone, one with "unit:" before it for that of any unit.
    /// </summary>
    public ImmutableArray<string> From { get; init; } = [];

    /// <summary>Whether that is so in an old and a new entry where the field could also have been set on its own.</summary>
    public Func<JsonElement, JsonElement, bool> IsDerived { get; init; } = (_, _) => true;

    public Func<JsonElement, string> Text { get; init; } = FieldText.Plain;

    /// <summary>Shown as one even where only a part of it changed.</summary>
    public bool IsWhole { get; init; }
}
