using System.Text.Json;

namespace Modelc.Apply.Compare;

/// <summary>A field that two plans say different things of. A value is null where there is none.</summary>
internal sealed record FieldChange(FieldRow Row, string Item, JsonElement? Old, JsonElement? New)
{
    public string? OldText => TextOf(Old);

    public string? NewText => TextOf(New);

    private string? TextOf(JsonElement? value)
    {
        try
        {
            return value is { } known ? Row.Text(known) : null;
        }
        catch (Exception shape) when (shape is KeyNotFoundException or InvalidOperationException)
        {
            // Another modelc wrote it in another shape.
            return value!.Value.GetRawText();
        }
    }
}

/// <summary>Goes through an entry of two plans side by side. Order and layout are no difference; items of a list are told apart by name.</summary>
internal static class FieldWalk
{
    public static IEnumerable<FieldChange> Between(string section, PlanEntry old, PlanEntry @new)
    {
        var names = old.Members.Concat(@new.Members).Select(member => member.Name).Distinct(StringComparer.Ordinal);
        return names.Order(StringComparer.Ordinal)
            .SelectMany(name => Walk(section, name, "", Member(old, name), Member(@new, name)));
    }

    private static IEnumerable<FieldChange> Walk(string section, string pattern, string item, JsonElement? old, JsonElement? @new)
    {
        if (IsSame(old, @new))
            return [];
        var row = FieldTable.Find(section, pattern);
        if (row is not { IsWhole: true })
        {
            if (IsItems(old) && IsItems(@new) && (IsFilled(old) || IsFilled(@new)))
                return Items(section, $"{pattern}[*]", old, @new);
            if (IsObject(old ?? @new) && IsObject(@new ?? old) && (row is null || (old is not null && @new is not null)))
                return Members(section, pattern, item, old, @new);
        }

        return [new(row ?? FieldTable.Unknown(section, pattern), item, old, @new)];
    }

    private static IEnumerable<FieldChange> Members(
        string section, string pattern, string item, JsonElement? old, JsonElement? @new) =>
        NamesOf(old).Union(NamesOf(@new), StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .SelectMany(name => Walk(section, $"{pattern}.{name}", item, Member(old, name), Member(@new, name)));

    /// <summary>An item that goes and one that comes are one that changed its name.</summary>
    private static IEnumerable<FieldChange> Items(string section, string pattern, JsonElement? old, JsonElement? @new)
    {
        var row = FieldTable.Find(section, pattern) ?? FieldTable.Unknown(section, pattern);
        var (left, right) = (ItemsOf(old), ItemsOf(@new));
        var gone = new Queue<(string Name, JsonElement Item)>(left.Where(item => !right.Any(other => other.Name == item.Name)));
        foreach (var (name, item) in right)
        {
            var known = left.Find(other => other.Name == name);
            if (known.Name is not null && !row.IsWhole)
            {
                foreach (var change in Members(section, pattern, name, known.Item, item))
                    yield return change;
                continue;
            }

            if (known.Name is null && gone.TryDequeue(out var before))
                known = before;
            JsonElement? was = known.Name is null ? null : known.Item;
            if (!IsSame(was, item))
                yield return new(row, name, was, item);
        }

        foreach (var (name, item) in gone)
            yield return new(row, name, item, null);
    }

    private static bool IsSame(JsonElement? old, JsonElement? @new) =>
        old is { } one && @new is { } other ? JsonElement.DeepEquals(one, other) : old is null && @new is null;

    private static bool IsObject(JsonElement? value) => value is { ValueKind: JsonValueKind.Object };

    private static bool IsItems(JsonElement? value) =>
        value is null || (value is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object));

    private static bool IsFilled(JsonElement? value) => value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0;

    private static List<(string Name, JsonElement Item)> ItemsOf(JsonElement? list) => list is { } some ? [.. PlanEntries.Named(some)] : [];

    private static IEnumerable<string> NamesOf(JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Object } map ? map.EnumerateObject().Select(member => member.Name) : [];

    private static JsonElement? Member(PlanEntry entry, string name) =>
        entry.Members.Where(member => member.Name == name).Select(member => Given(member.Value)).FirstOrDefault();

    private static JsonElement? Member(JsonElement? value, string name) =>
        value is { ValueKind: JsonValueKind.Object } map && map.TryGetProperty(name, out var member) ? Given(member) : null;

    /// <summary>What is null is not there.</summary>
    private static JsonElement? Given(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value;
}
