using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Modelc.Compiler.Tests.EndToEnd;

/// <summary>The same model, written otherwise.</summary>
internal static class ModelShuffle
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The order of components, links and containments says nothing; that of every other list might.</summary>
    private static readonly string[] Unordered = ["components", "links", "containments"];

    public static JsonNode Parse(ReadOnlyMemory<byte> json) => JsonNode.Parse(json.Span, documentOptions: Lenient)!;

    public static string Keys(JsonNode model, Random random) => Shuffled(model, random, lists: false, "")!.ToJsonString();

    public static string KeysAndLists(JsonNode model, Random random) => Shuffled(model, random, lists: true, "")!.ToJsonString();

    private static JsonNode? Shuffled(JsonNode? node, Random random, bool lists, string key) => node switch
    {
        JsonObject map => new JsonObject(
            InAnyOrder(map, random).Select(m => KeyValuePair.Create(m.Key, Shuffled(m.Value, random, lists, m.Key)))),
        JsonArray list => new JsonArray(
            [.. Items(list, random, lists && Unordered.Contains(key)).Select(item => Shuffled(item, random, lists, ""))]),
        _ => node?.DeepClone(),
    };

    private static IEnumerable<JsonNode?> Items(JsonArray list, Random random, bool shuffled) =>
        shuffled ? InAnyOrder(list, random) : list;

    private static T[] InAnyOrder<T>(IEnumerable<T> items, Random random)
    {
        var all = items.ToArray();
        random.Shuffle(all);
        return all;
    }

    /// <summary>In blocks, as people write it; texts in double quotes, which YAML reads as JSON does.</summary>
    public static string AsYaml(JsonNode model)
    {
        var yaml = new StringBuilder();
        Write(yaml, model, indent: 0);
        return yaml.ToString();
    }

    private static void Write(StringBuilder yaml, JsonNode? node, int indent)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                foreach (var (key, value) in map)
                    WriteEntry(yaml, $"{JsonSerializer.Serialize(key)}:", value, indent);
                break;
            case JsonArray { Count: > 0 } list:
                foreach (var item in list)
                    WriteEntry(yaml, "-", item, indent);
                break;
            default:
                yaml.Append(' ', indent).Append(node?.ToJsonString() ?? "null").Append('\n');
                break;
        }
    }

    private static void WriteEntry(StringBuilder yaml, string start, JsonNode? value, int indent)
    {
        yaml.Append(' ', indent).Append(start);
        if (value is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })
        {
            yaml.Append('\n');
            Write(yaml, value, indent + 2);
        }
        else
        {
            yaml.Append(' ').Append(value?.ToJsonString() ?? "null").Append('\n');
        }
    }
}
