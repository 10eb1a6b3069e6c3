using System.Collections.Immutable;

namespace Modelc.Apply.Observe;

/// <summary>One object of an application on a host, such as "container web-1": its fields by name.</summary>
public sealed class HostObject(string thing, IReadOnlyDictionary<string, string> fields)
{
    /// <summary>Stands for any value: somebody means it to be what it is.</summary>
    public const string Whatever = "*";

    public string Thing => thing;

    /// <summary>"container", "service", "overlay", ...</summary>
    public string Kind => thing[..Math.Max(0, thing.IndexOf(' ', StringComparison.Ordinal))];

    public string Name => thing[(thing.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    public IReadOnlyDictionary<string, string> Fields => fields;

    public string? Component => Given("component");

    public string? Role => Given("role");

    /// <summary>What Docker calls it, which is another one for every container that is made.</summary>
    public string? Id => Given("id");

    /// <summary>A node of a swarm that was emptied on purpose.</summary>
    public bool IsDrainedNode => Kind == "drained";

    public string? this[string field] => fields.GetValueOrDefault(field);

    private string? Given(string field) => fields.GetValueOrDefault(field) is { } value && value != "-" ? value : null;
}

/// <summary>
/// The objects of an application on a host: how they were when the last apply ended there, and how they are. A kind that
/// could not be asked for is in none of them.
/// </summary>
/// <param name="Begun">Owners of which a step began since: of theirs, what was is no longer what should be. With names that it was to replace.</param>
public sealed record HostObjects(
    ImmutableDictionary<string, HostObject> Was,
    ImmutableDictionary<string, HostObject> Is,
    ImmutableDictionary<string, ImmutableArray<string>> Begun)
{
    /// <summary>Whether a step may have changed it since the memory was made.</summary>
    public bool IsUnsure(HostObject one) =>
        Owners.IsOfSwarm(one.Kind) ? Begun.ContainsKey(Owners.Swarm)
        : one.Component is { } component ? Begun.ContainsKey(component)
        : !Begun.IsEmpty;
}

/// <summary>Who changes an object: the steps of its component, or those of the swarm.</summary>
public static class Owners
{
    /// <summary>No component can be called so.</summary>
    public const string Swarm = "@swarm";

    public static bool IsOfSwarm(string kind) => kind is "service" or "node" or "config" or "secret" or "overlay";
}
