using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Modelc.Compiler.Tests.Schema;

/// <summary>
/// As much of JSON Schema draft-07 as our own schema uses. A keyword that it does not know is an exception: a check
/// that is skipped would make every test of the schema worthless.
/// </summary>
internal sealed class JsonSchema(JsonObject root)
{
    private static readonly string[] Annotations =
    [
        "$schema", "title", "description", "examples", "default", "deprecated", "deprecationMessage", "doNotSuggest",
        "definitions", "then", "else",
    ];

    public JsonObject Root => root;

    public bool IsValid(JsonNode? value) => IsValid(root, value);

    public bool IsValid(JsonNode schema, JsonNode? value)
    {
        if (schema is not JsonObject rules)
            return (bool)schema;
        if (rules["$ref"] is { } reference)
            return IsValid(Resolve((string)reference!), value);
        return rules.All(rule => Annotations.Contains(rule.Key) || Holds(rules, rule.Key, rule.Value!, value));
    }

    public JsonObject Resolve(string reference)
    {
        JsonNode node = root;
        foreach (var part in reference.Split('/')[1..])
            node = (node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node[part]) ?? throw new InvalidOperationException($"{reference} leads nowhere.");
        return node.AsObject();
    }

    private bool Holds(JsonObject rules, string keyword, JsonNode rule, JsonNode? value) => keyword switch
    {
        "type" => rule is JsonArray types ? types.Any(type => Is((string)type!, value)) : Is((string)rule!, value),
        "const" => JsonNode.DeepEquals(rule, value),
        "enum" => rule.AsArray().Any(option => JsonNode.DeepEquals(option, value)),
        "anyOf" => rule.AsArray().Any(one => IsValid(one!, value)),
        "allOf" => rule.AsArray().All(one => IsValid(one!, value)),
        "oneOf" => rule.AsArray().Count(one => IsValid(one!, value)) == 1,
        "not" => !IsValid(rule, value),
        "if" => rules[IsValid(rule, value) ? "then" : "else"] is not { } branch || IsValid(branch, value),
        _ => value switch
        {
            JsonObject map => HoldsForObject(rules, keyword, rule, map),
            JsonArray list => HoldsForArray(keyword, rule, list),
            JsonValue scalar => HoldsForScalar(keyword, rule, scalar),
            _ => IsKnown(keyword),
        },
    };

    private bool HoldsForObject(JsonObject rules, string keyword, JsonNode rule, JsonObject map) => keyword switch
    {
        "required" => rule.AsArray().All(name => map.ContainsKey((string)name!)),
        "properties" => rule.AsObject().All(one => !map.ContainsKey(one.Key) || IsValid(one.Value!, map[one.Key])),
        "propertyNames" => map.All(member => IsValid(rule, JsonValue.Create(member.Key))),
        "additionalProperties" => map.All(member =>
            rules["properties"]?.AsObject().ContainsKey(member.Key) == true || IsValid(rule, member.Value)),
        "dependencies" => rule.AsObject().All(one =>
            !map.ContainsKey(one.Key) || one.Value!.AsArray().All(name => map.ContainsKey((string)name!))),
        _ => IsKnown(keyword),
    };

    private bool HoldsForArray(string keyword, JsonNode rule, JsonArray list) => keyword switch
    {
        "items" when rule is JsonArray each => list.Zip(each).All(pair => IsValid(pair.Second!, pair.First)),
        "items" => list.All(item => IsValid(rule, item)),
        "minItems" => list.Count >= (int)rule,
        "maxItems" => list.Count <= (int)rule,
        _ => IsKnown(keyword),
    };

    private static bool HoldsForScalar(string keyword, JsonNode rule, JsonValue scalar) => scalar.GetValueKind() switch
    {
        JsonValueKind.String => keyword switch
        {
            "minLength" => ((string)scalar!).Length >= (int)rule,
            "maxLength" => ((string)scalar!).Length <= (int)rule,
            "pattern" => Pattern((string)rule!).IsMatch((string)scalar!),
            _ => IsKnown(keyword),
        },
        JsonValueKind.Number => keyword switch
        {
            "minimum" => Number(scalar) >= Number(rule),
            "maximum" => Number(scalar) <= Number(rule),
            _ => IsKnown(keyword),
        },
        _ => IsKnown(keyword),
    };

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && Math.Floor(Number(value)) == Number(value),
        _ => throw new InvalidOperationException($"\"{type}\" is no type."),
    };

    /// <summary>A keyword for another type of value holds; one that nobody knows does not pass.</summary>
    private static bool IsKnown(string keyword) => keyword is
        "required" or "properties" or "propertyNames" or "additionalProperties" or "dependencies" or "items" or "minItems"
            or "maxItems" or "minLength" or "maxLength" or "pattern" or "minimum" or "maximum"
        ? true
        : throw new InvalidOperationException($"The validator does not know \"{keyword}\".");

    private static double Number(JsonNode node) => double.Parse(node.ToJsonString(), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>In ECMAScript "$" is the very end.</summary>
    private static Regex Pattern(string pattern) =>
        new(pattern.EndsWith('$') ? $@"{pattern[..^1]}\z" : pattern, RegexOptions.CultureInvariant);
}
