using System.Globalization;
using System.Text.Json;

namespace Modelc.Apply.Compare;

/// <summary>An entry of a plan: the unit "web", the host "box". What belongs to no entry is the plan's own.</summary>
internal sealed record EntryKey(string Section, string Name);

/// <summary>Where an entry stands, and all else that it says, as paths such as "container.ports[80].containerPort".</summary>
internal sealed record EntryFields(string? Place, IReadOnlyDictionary<string, string> Fields);

/// <summary>Takes a plan.json apart into entries and fields.</summary>
internal static class PlanEntries
{
    private static readonly Dictionary<string, string> Singular = new(StringComparer.Ordinal)
    {
        ["clusters"] = "swarm",
        ["endpoints"] = "endpoint",
        ["hosts"] = "host",
        ["images"] = "image",
        ["networks"] = "network",
        ["notDeployed"] = "not deployed",
        ["units"] = "unit",
    };

    /// <summary>What an item of a list goes by; the first of these that it has.</summary>
    private static readonly string[] Identifying =
        ["name", "repository", "component", "host", "network", "key", "hostPort", "pathInContainer", "target"];

    public static Dictionary<EntryKey, EntryFields> Of(JsonElement plan)
    {
        var entries = new Dictionary<EntryKey, EntryFields>();
        var own = new Dictionary<string, string>(StringComparer.Ordinal);
        if (plan.ValueKind != JsonValueKind.Object)
            throw new JsonException("A plan is an object.");
        foreach (var member in plan.EnumerateObject())
        {
            if (!Singular.TryGetValue(member.Name, out var section) || member.Value.ValueKind != JsonValueKind.Array)
                Flatten(member.Name, member.Value, own);
            else
                AddAll(section, member.Value, entries);
        }

        entries.Add(new EntryKey("plan", ""), new EntryFields(null, own));
        return entries;
    }

    private static void AddAll(string section, JsonElement list, Dictionary<EntryKey, EntryFields> entries)
    {
        foreach (var (name, item) in Named(list))
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            Flatten("", item, fields);
            entries.Add(new EntryKey(section, name), new EntryFields(PlaceOf(fields), fields));
        }
    }

    private static string? PlaceOf(Dictionary<string, string> fields)
    {
        fields.Remove("host", out var host);
        fields.Remove("cluster", out var cluster);
        return host is not (null or "null") ? $"host {host}" : cluster is not (null or "null") ? $"swarm {cluster}" : null;
    }

    private static void Flatten(string path, JsonElement value, Dictionary<string, string> fields)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                    Flatten(path.Length == 0 ? member.Name : $"{path}.{member.Name}", member.Value, fields);
                break;
            case JsonValueKind.Array when value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Object):
                foreach (var (name, item) in Named(value))
                    Flatten($"{path}[{name}]", item, fields);
                break;
            case JsonValueKind.Array:
                fields[path] = $"[{string.Join(", ", value.EnumerateArray().Select(item => item.GetRawText()))}]";
                break;
            default:
                fields[path] = value.GetRawText();
                break;
        }
    }

    private static IEnumerable<(string Name, JsonElement Item)> Named(JsonElement list)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in list.EnumerateArray())
        {
            var name = NameOf(item);
            var count = seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return (count == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}#{count}"), item);
        }
    }

    private static string NameOf(JsonElement item)
    {
        foreach (var field in item.ValueKind == JsonValueKind.Object ? Identifying : [])
        {
            if (item.TryGetProperty(field, out var value))
                return value.ToString();
        }

        return "";
    }
}
