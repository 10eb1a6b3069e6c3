using System.Collections.Immutable;
using System.Text.Json;

namespace Modelc.Apply.Compare;

/// <summary>
/// Two plan.json documents, field by field, as a person would tell it: what had to change with another field is not a line
/// of its own. Entries are the same if they have the same name, wherever they stand. It looks at the text and not at the
/// records, so that a plan of an older modelc can still be compared.
/// </summary>
public static class PlanDifference
{
    private const string Nothing = "{}";

    /// <summary>Empty if both say the same. Throws <see cref="JsonException"/> if one is no JSON.</summary>
    public static ImmutableArray<PlanChange> Between(ReadOnlyMemory<byte> old, ReadOnlyMemory<byte> @new)
    {
        using var before = JsonDocument.Parse(old);
        using var after = JsonDocument.Parse(@new);
        return Between(before.RootElement, after.RootElement);
    }

    /// <summary>All that comes with a first release.</summary>
    public static ImmutableArray<PlanChange> Of(ReadOnlyMemory<byte> @new)
    {
        using var before = JsonDocument.Parse(Nothing);
        using var after = JsonDocument.Parse(@new);
        return Between(before.RootElement, after.RootElement);
    }

    private static ImmutableArray<PlanChange> Between(JsonElement old, JsonElement @new)
    {
        var (left, right) = (PlanEntries.Of(old), PlanEntries.Of(@new));
        var found = left.Keys.Union(right.Keys)
            .OrderBy(key => key.Section, StringComparer.Ordinal)
            .ThenBy(key => key.Name, StringComparer.Ordinal)
            .Select(key => new EntryChange(key, left.GetValueOrDefault(key), right.GetValueOrDefault(key)))
            .Where(entry => !entry.Fields.IsEmpty)
            .ToImmutableArray();
        return new ChangeOrigins(found).Lines();
    }
}
