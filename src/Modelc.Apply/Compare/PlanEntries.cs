using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Modelc.Apply.Compare;

/// <summary>An entry of a plan: the unit "web", the host "box". What belongs to no entry is the plan's own.</summary>
internal sealed record EntryKey(string Section, string Name);

/// <summary>Where an entry stands, and all else that it says; the image that is built for a unit is a member of the unit.</summary>
internal sealed record PlanEntry(JsonElement Item, string? Place, ImmutableArray<(string Name, JsonElement Value)> Members);

/// <summary>Takes a plan.json apart into entries.</summary>
internal static class PlanEntries
{
    private const string Skipped = "not deployed";

    private static readonly Dictionary<string, string> Singular = new(StringComparer.Ordinal)
    {
        ["clusters"] = "swarm",
        ["endpoints"] = "endpoint",
        ["hosts"] = "host",
        ["images"] = "image",
        ["networks"] = "network",
        ["notDeployed"] = Skipped,
        ["units"] = FieldTable.Unit,
    };

    /// <summary>What an item of a list goes by; the first of these that it has.</summary>
    private static readonly string[] Identifying =
        ["name", "repository", "component", "host", "network", "key", "hostPort", "pathInContainer", "target"];

    public static Dictionary<EntryKey, PlanEntry> Of(JsonElement plan)
    {
        if (plan.ValueKind != JsonValueKind.Object)
            throw new JsonException("A plan is an object.");
        var entries = new Dictionary<EntryKey, PlanEntry>();
        var own = ImmutableArray.CreateBuilder<(string, JsonElement)>();
        foreach (var member in plan.EnumerateObject())
        {
            if (Singular.TryGetValue(member.Name, out var section) && member.Value.ValueKind == JsonValueKind.Array)
                AddAll(section, member.Value, entries);
            else
                own.Add((member.Name, member.Value));
        }

        entries.Add(new EntryKey("plan", ""), new PlanEntry(plan, null, own.ToImmutable()));
        GiveImagesToUnits(entries);
        return entries;
    }

    /// <summary>The items of a list and what each goes by; of two with one name the second is "name#2".</summary>
    public static IEnumerable<(string Name, JsonElement Item)> Named(JsonElement list)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in list.EnumerateArray())
        {
            var name = NameOf(item).Value;
            var count = seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return (count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}#{count}"), item);
        }
    }

    private static void AddAll(string section, JsonElement list, Dictionary<EntryKey, PlanEntry> entries)
    {
        foreach (var (name, item) in Named(list))
            entries.TryAdd(new EntryKey(section, FullName(section, name, item)), Entry(section, item));
    }

    /// <summary>There may be several reasons why something of a component is not deployed, and none of them is the first.</summary>
    private static string FullName(string section, string name, JsonElement item) =>
        section == Skipped ? $"{PlanValue.Text(item, "component")}: {PlanValue.Text(item, "reason")}" : name;

    private static PlanEntry Entry(string section, JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
            return new PlanEntry(item, null, [("value", item)]);
        var identity = NameOf(item).Field;
        var stands = section is FieldTable.Unit or "network";
        var members = item.EnumerateObject().Where(m => m.Name != identity && !(stands && (m.Name is "host" or "cluster")) && !(section == Skipped && m.Name == "reason"));
        return new PlanEntry(item, stands ? PlaceOf(item) : null, [.. members.Select(m => (m.Name, m.Value))]);
    }

    private static string? PlaceOf(JsonElement item) =>
        PlanValue.Text(item, "host") is { } host ? $"host {host}"
        : PlanValue.Text(item, "cluster") is { } cluster ? $"swarm {cluster}"
        : null;

    private static void GiveImagesToUnits(Dictionary<EntryKey, PlanEntry> entries)
    {
        foreach (var (key, image) in entries.Where(entry => entry.Key.Section == "image").ToList())
        {
            var owner = new EntryKey(FieldTable.Unit, PlanValue.Text(image.Item, "component") ?? "");
            if (!entries.TryGetValue(owner, out var unit))
                continue;
            entries.Remove(key);
            entries[owner] = unit with { Members = unit.Members.Add(("image", image.Item)) };
        }
    }

    private static (string? Field, string Value) NameOf(JsonElement item)
    {
        foreach (var field in item.ValueKind == JsonValueKind.Object ? Identifying : [])
        {
            if (item.TryGetProperty(field, out var value))
                return (field, value.ToString());
        }

        return (null, "");
    }
}
