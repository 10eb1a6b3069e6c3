using System.Collections.Immutable;

namespace Modelc.Apply.Observe;

/// <summary>Reads what the script "objects" says: lines "was" and "is", each with an object, a field and its value.</summary>
internal sealed class ObjectLines
{
    private readonly Side was = new();
    private readonly Side now = new();
    private readonly Dictionary<string, ImmutableArray<string>> begun = new(StringComparer.Ordinal);
    private bool remembers;

    /// <summary>Null where the host remembers nothing that this modelc understands.</summary>
    public HostObjects? Objects
    {
        get
        {
            if (!remembers)
                return null;
            var kinds = was.Kinds.Intersect(now.Kinds, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
            return new(was.Of(kinds), now.Of(kinds), begun.ToImmutableDictionary());
        }
    }

    public void Take(ReadOnlySpan<string> words)
    {
        switch (words)
        {
            case ["memory"]:
                remembers = true;
                break;
            case ["was", "began", var owner, .. var names]:
                begun[owner] = [.. begun.GetValueOrDefault(owner, []), .. names];
                break;
            case ["was", .. var rest]:
                was.Take(rest);
                break;
            case ["is", .. var rest]:
                now.Take(rest);
                break;
        }
    }

    private sealed class Side
    {
        private readonly Dictionary<string, Dictionary<string, string>> things = new(StringComparer.Ordinal);

        public HashSet<string> Kinds { get; } = new(StringComparer.Ordinal);

        public void Take(ReadOnlySpan<string> words)
        {
            if (words is ["seen", var kind])
            {
                Kinds.Add(kind);
            }
            else if (words is [var thing, var field, var value])
            {
                if (!things.TryGetValue(thing, out var fields))
                    things.Add(thing, fields = new(StringComparer.Ordinal));
                fields[field] = value;
            }
        }

        public ImmutableDictionary<string, HostObject> Of(HashSet<string> kinds) => things
            .Select(one => new HostObject(one.Key, one.Value))
            .Where(one => kinds.Contains(one.Kind) && !IsOfTheTransport(one))
            .ToImmutableDictionary(one => one.Thing, StringComparer.Ordinal);

        /// <summary>Where only an engine can be reached, containers hold the state and the lock.</summary>
        private static bool IsOfTheTransport(HostObject one) => one.Role is "state" or "lock";
    }
}
