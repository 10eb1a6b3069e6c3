using System.Text.Json.Nodes;

namespace Modelc.Compiler.Tests.Schema;

/// <summary>Models made of the schema's own examples, field by field, and small accidents that befall them.</summary>
internal sealed class ModelGenerator(JsonSchema schema, int seed)
{
    /// <summary>Values that are right somewhere and wrong elsewhere.</summary>
    public static IReadOnlyList<string> Accidents { get; } =
    [
        "null", "true", "false", "5", "0", "-1", "70000", "1.5", "1e400", "99999999999999999999", "80.0", "\"\"", "\"x\"", "\"80\"",
        "\"-3\"", "\"65536\"", "\"1m30s\"", "\"256m\"", "\"/a/b\"", "\"A=b\"", "\"Builtin\"", "\"nginx\"", "\"0440\"", "[]", "[1]",
        "[\"a\", \"b\"]", "[null]", "[[]]", "{}", "{\"a\": 1}", "{\"env\": \"A\"}", "{\"PathOnHost\": \"/dev/x\"}",

        // The ends of the ranges, and one step beyond.
        "1", "2", "1000", "1001", "1024", "1025", "65535", "65536", "86400", "86401", "1000000", "1000001",
        "\"0\"", "\"1\"", "\"1000\"", "\"1001\"", "\"1024\"", "\"1025\"", "\"65535\"", "\"1000000\"", "\"1000001\"",
    ];

    private readonly Random random = new(seed);

    public JsonObject Next()
    {
        var model = Fill("model");
        model["components"] = new JsonArray([.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Component())]);
        JsonObject root = random.Next(3) == 0 ? new JsonObject { ["dm"] = model, ["graph"] = new JsonObject() } : model;
        for (var accidents = random.Next(4); accidents > 0; accidents--)
            Mutate(root);
        return root;
    }

    private JsonObject Component()
    {
        var branches = schema.Resolve("#/definitions/component")["allOf"]!.AsArray();
        var branch = branches[random.Next(branches.Count)]!;
        var types = branch["if"]!["properties"]!["_type"]!["enum"]!.AsArray();
        var component = Fill(((string)branch["then"]!["$ref"]!).Split('/')[^1]);
        component["_type"] = types[random.Next(types.Count)]!.DeepClone();
        return component;
    }

    /// <summary>An object of this shape: all fields that it must have, and some of those it may.</summary>
    private JsonObject Fill(string shape)
    {
        var definition = schema.Resolve($"#/definitions/{shape}");
        var required = definition["required"]?.AsArray().Select(name => (string)name!).ToList() ?? [];
        var filled = new JsonObject();
        foreach (var (name, property) in definition["properties"]!.AsObject())
        {
            var field = ModelSchema.FieldOf(schema, property!);
            var examples = field["examples"]!.AsArray();
            if ((field["deprecated"] is null || random.Next(8) == 0) && (required.Contains(name) || random.Next(3) == 0))
                filled[name] = examples[random.Next(examples.Count)]?.DeepClone();
        }

        if (filled.ContainsKey("exposedPort"))
            filled.Remove("exposePort");
        return filled;
    }

    private void Mutate(JsonObject root)
    {
        var places = Containers(root).ToList();
        switch (places[random.Next(places.Count)])
        {
            case JsonObject { Count: > 0 } map:
                MutateMember(map, map.ElementAt(random.Next(map.Count)).Key);
                break;
            case JsonArray { Count: > 0 } list:
                MutateItem(list, random.Next(list.Count));
                break;
        }
    }

    private void MutateMember(JsonObject map, string name)
    {
        var value = map[name]?.DeepClone();
        switch (random.Next(6))
        {
            case 0:
                map.Remove(name);
                break;
            case 1:
                map.Remove(name);
                map[name + "x"] = value;
                break;
            case 2:
                map["unheardOf"] = value;
                break;
            default:
                map[name] = Accident();
                break;
        }
    }

    private void MutateItem(JsonArray list, int index)
    {
        if (random.Next(3) == 0)
            list.Add(list[index]?.DeepClone());
        else
            list[index] = Accident();
    }

    private JsonNode? Accident() => JsonNode.Parse(Accidents[random.Next(Accidents.Count)]);

    private static IEnumerable<JsonNode> Containers(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(member => Containers(member.Value)).Prepend(map),
        JsonArray list => list.SelectMany(Containers).Prepend(list),
        _ => [],
    };
}
