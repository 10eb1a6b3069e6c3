using System.Text.Json.Nodes;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Fuzz;

/// <summary>Changes a model in ways that leave it JSON: what a person, an editor or another program may have done to it.</summary>
internal static class ModelMutation
{
    private static readonly string[] Literals =
    [
        "null", "true", "false", "0", "-1", "1", "2", "80", "65535", "65536", "2147483648", "1e9", "1e400", "-1e-400", "0.1",
        "99999999999999999999999999999999999999", "\"\"", "\" \"", "\"0\"", "\"-1\"", "\"80\"", "\"1e9\"", "\"99999999999\"",
        "\"1s\"", "\"1000000h\"", "\"-5s\"", "\"9223372036854775807ns\"", "\"10g\"", "\"99999999t\"", "\"127.0.0.1\"",
        "\"999.1.1.1\"", "\"::1\"", "\"..\"", "\"/\"", "\"/a/b\"", "\"../../etc/passwd\"", "[]", "{}", "[[]]", "[null]",
        "{\"env\":\"A\"}", "{\"file\":\"a/b\"}", "{\"command\":[\"a\"]}", "{\"command\":[]}", "{\"http\":\"/\"}",
        "\"\\u0000\"",
    ];

    public static void Change(JsonNode model, Random random)
    {
        var spots = Spots(model).ToList();
        if (spots.Count == 0)
            return;
        var (parent, key) = spots[random.Next(spots.Count)];
        var here = Get(parent, key);
        switch (random.Next(7))
        {
            case 0:
                Remove(parent, key);
                break;
            case 1:
                Set(parent, key, JsonNode.Parse(Literals[random.Next(Literals.Length)]));
                break;
            case 2:
                Set(parent, key, JsonValue.Create(NastyTexts.All[random.Next(NastyTexts.All.Count)]));
                break;
            case 3:
                var (otherParent, otherKey) = spots[random.Next(spots.Count)];
                Set(parent, key, Get(otherParent, otherKey)?.DeepClone());
                break;
            case 4 when here is JsonArray { Count: > 0 } list:
                list.Add(list[random.Next(list.Count)]?.DeepClone());
                break;
            case 5 when here is JsonValue value && value.TryGetValue<string>(out var text):
                Set(parent, key, JsonValue.Create(text + NastyTexts.All[random.Next(NastyTexts.All.Count)]));
                break;
            default:
                Set(parent, key, new JsonArray(here?.DeepClone()));
                break;
        }
    }

    private static IEnumerable<(JsonNode Parent, object Key)> Spots(JsonNode? node) => node switch
    {
        JsonObject map => map.Where(m => m.Key != "graph").SelectMany(m => Spots(m.Value).Prepend((map, m.Key))),
        JsonArray list => list.SelectMany((item, i) => Spots(item).Prepend((list, i))),
        _ => [],
    };

    private static JsonNode? Get(JsonNode parent, object key) => key is string name ? parent[name] : parent[(int)key];

    private static void Set(JsonNode parent, object key, JsonNode? value)
    {
        if (key is string name)
            parent[name] = value;
        else
            parent[(int)key] = value;
    }

    private static void Remove(JsonNode parent, object key)
    {
        if (parent is JsonObject map)
            map.Remove((string)key);
        else
            ((JsonArray)parent).RemoveAt((int)key);
    }
}
