using System.Text.Json.Nodes;
using Modelc.Compiler.Tests.Schema;

namespace Modelc.Compiler.Tests.EndToEnd;

/// <summary>A place in a model where a field of the schema stands, and the schema of its value.</summary>
internal sealed record FieldSpot(string Model, string Row, IReadOnlyList<object> Path, JsonNode Schema);

/// <summary>Walks models by the schema, to know which field of which shape each member is.</summary>
internal static class FieldSpots
{
    private static readonly JsonSchema Schema = ModelSchema.Load();

    private static readonly Lazy<ILookup<string, FieldSpot>> Found = new(() =>
        Corpus.All.Concat(Corpus.Wrong).Where(model => model.EndsWith(".json", StringComparison.Ordinal))
            .SelectMany(Of)
            .ToLookup(spot => spot.Row, StringComparer.Ordinal));

    public static IEnumerable<FieldSpot> OfRow(string row) => Found.Value[row];

    private static IEnumerable<FieldSpot> Of(string model)
    {
        try
        {
            return Below(model, ModelShuffle.Parse(Corpus.Read(model).Bytes), Schema.Root, shape: "", []).ToList();
        }
        catch (System.Text.Json.JsonException)
        {
            // A case of a text that is no JSON at all.
            return [];
        }
    }

    private static IEnumerable<FieldSpot> Below(string model, JsonNode? value, JsonNode schema, string shape, object[] path)
    {
        if (schema is not JsonObject rules || value is null)
            return [];
        if ((string?)rules["$ref"] is { } reference)
            return Below(model, value, Schema.Resolve(reference), reference.Split('/')[^1], path);
        return Branches(rules, value).SelectMany(branch => Below(model, value, branch, shape, path))
            .Concat(Members(model, value, rules, shape, path))
            .Concat(Items(model, value, rules, shape, path));
    }

    private static IEnumerable<JsonNode> Branches(JsonObject rules, JsonNode value)
    {
        foreach (var branch in rules["allOf"]?.AsArray() ?? [])
            yield return branch!;
        foreach (var branch in (rules["anyOf"] ?? rules["oneOf"])?.AsArray().Where(one => Schema.IsValid(one!, value)) ?? [])
            yield return branch!;
        if (rules["if"] is { } condition && rules[Schema.IsValid(condition, value) ? "then" : "else"] is { } chosen)
            yield return chosen;
    }

    private static IEnumerable<FieldSpot> Members(string model, JsonNode value, JsonObject rules, string shape, object[] path)
    {
        if (value is not JsonObject map)
            yield break;
        foreach (var (key, member) in map)
        {
            object[] here = [.. path, key];
            if (rules["properties"]?[key] is { } property)
            {
                if (rules["additionalProperties"] is JsonValue)
                    yield return new(model, ModelSchema.SharedName(property) ?? $"{shape}.{key}", here, property);
                foreach (var spot in Below(model, member, property, shape, here))
                    yield return spot;
            }
            else if (rules["additionalProperties"] is JsonObject each)
            {
                foreach (var spot in Below(model, member, each, shape, here))
                    yield return spot;
            }
        }
    }

    private static IEnumerable<FieldSpot> Items(string model, JsonNode value, JsonObject rules, string shape, object[] path) =>
        value is JsonArray list && rules["items"] is JsonObject each
            ? list.SelectMany((item, i) => Below(model, item, each, shape, [.. path, i]))
            : [];

    /// <summary>Other values for the field: what its schema shows as examples, and its own value, a little different.</summary>
    public static IEnumerable<string> Variants(FieldSpot spot)
    {
        var model = ModelShuffle.Parse(Corpus.Read(spot.Model).Bytes);
        var now = At(model, spot.Path);
        return Others(spot, model, now).Select(other => With(model, spot.Path, other)).Append(Without(model, spot.Path));
    }

    private static IEnumerable<JsonNode?> Others(FieldSpot spot, JsonNode model, JsonNode? now) =>
        (ModelSchema.FieldOf(Schema, spot.Schema)["examples"]?.AsArray() ?? []).Select(example => example?.DeepClone())
            .Concat(Near(now))
            .Concat(Elsewhere(spot, model))
            .Where(other => !JsonNode.DeepEquals(other, now));

    /// <summary>What the field says in other places of the model: another host, or a name that is taken.</summary>
    private static IEnumerable<JsonNode?> Elsewhere(FieldSpot spot, JsonNode model) =>
        OfRow(spot.Row).Where(other => other.Model == spot.Model && other.Path.Count == spot.Path.Count).Take(3)
            .Select(other => At(model, other.Path)?.DeepClone());

    private static IEnumerable<JsonNode?> Near(JsonNode? now)
    {
        switch (now?.GetValueKind())
        {
            case System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False:
                yield return !(bool)now;
                break;
            case System.Text.Json.JsonValueKind.Number:
                yield return (double)now + 1;
                yield return (double)now / 2;
                break;
            case System.Text.Json.JsonValueKind.String:
                yield return $"{now}1";
                yield return $"{now}\n";
                break;
            case System.Text.Json.JsonValueKind.Array:
                yield return new JsonArray([.. now.AsArray().Skip(1).Select(item => item?.DeepClone())]);
                yield return new JsonArray("0");
                break;
        }
    }

    private static JsonNode? At(JsonNode model, IEnumerable<object> path) => path.Aggregate<object, JsonNode?>(model, Step);

    private static JsonNode? Step(JsonNode? node, object key) => key is string name ? node![name] : node![(int)key];

    private static string With(JsonNode model, IReadOnlyList<object> path, JsonNode? value)
    {
        var copy = model.DeepClone();
        At(copy, path.SkipLast(1))![(string)path[^1]] = value;
        return copy.ToJsonString();
    }

    private static string Without(JsonNode model, IReadOnlyList<object> path)
    {
        var copy = model.DeepClone();
        At(copy, path.SkipLast(1))!.AsObject().Remove((string)path[^1]);
        return copy.ToJsonString();
    }
}
