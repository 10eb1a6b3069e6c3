using System.Collections.Immutable;
using System.Text.Json;

namespace Modelc.Apply.Compare;

/// <summary>
/// Two plan.json documents, field by field. Entries are the same if they have the same name, wherever they stand. It looks
/// at the text and not at the records, so that a plan of an older modelc can still be compared.
/// </summary>
public static class PlanDifference
{
    /// <summary>Empty if both say the same. Throws <see cref="JsonException"/> if one is no JSON.</summary>
    public static ImmutableArray<PlanChange> Between(ReadOnlyMemory<byte> old, ReadOnlyMemory<byte> @new)
    {
        using var before = JsonDocument.Parse(old);
        using var after = JsonDocument.Parse(@new);
        var (left, right) = (PlanEntries.Of(before.RootElement), PlanEntries.Of(after.RootElement));
        return
        [
            .. left.Keys.Union(right.Keys)
                .OrderBy(key => key.Section, StringComparer.Ordinal)
                .ThenBy(key => key.Name, StringComparer.Ordinal)
                .SelectMany(key => Entry(key, left.GetValueOrDefault(key), right.GetValueOrDefault(key))),
        ];
    }

    private static IEnumerable<PlanChange> Entry(EntryKey key, EntryFields? old, EntryFields? @new)
    {
        if (old is null)
            return [new(PlanChangeKind.Added, key.Section, key.Name, null, null, null)];
        if (@new is null)
            return [new(PlanChangeKind.Removed, key.Section, key.Name, null, null, null)];
        var fields = old.Fields.Keys.Union(@new.Fields.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return Move(key, old, @new).Concat(fields.Select(field => Field(key, field, old, @new)).OfType<PlanChange>());
    }

    private static IEnumerable<PlanChange> Move(EntryKey key, EntryFields old, EntryFields @new) =>
        old.Place == @new.Place ? [] : [new(PlanChangeKind.Moved, key.Section, key.Name, null, old.Place, @new.Place)];

    private static PlanChange? Field(EntryKey key, string field, EntryFields old, EntryFields @new)
    {
        var (was, becomes) = (old.Fields.GetValueOrDefault(field), @new.Fields.GetValueOrDefault(field));
        return was == becomes ? null : new(PlanChangeKind.Changed, key.Section, key.Name, field, was, becomes);
    }
}
