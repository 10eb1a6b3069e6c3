using System.Text.Json.Nodes;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Schema;

/// <summary>The judge of the schema, judged.</summary>
public sealed class JsonSchemaTests
{
    public static TheoryData<string, string, bool> Samples => new()
    {
        { """{"type": "integer"}""", "80.0", true },
        { """{"type": "integer"}""", "80.5", false },
        { """{"type": ["string", "null"]}""", "null", true },
        { """{"type": ["string", "null"]}""", "true", false },
        { """{"enum": ["a", null, {"b": [1]}]}""", """{"b": [1]}""", true },
        { """{"enum": ["a", null]}""", "\"b\"", false },
        { """{"minimum": 1, "maximum": 3}""", "3", true },
        { """{"minimum": 1, "maximum": 3}""", "4", false },
        { """{"minimum": 1, "maximum": 3}""", "\"4\"", true },
        { """{"minLength": 1, "maxLength": 2}""", "\"abc\"", false },
        { """{"pattern": "^[0-9]+$"}""", "\"80\"", true },
        { """{"pattern": "^[0-9]+$"}""", "\"80a\"", false },
        { """{"required": ["a"]}""", """{"a": null}""", true },
        { """{"required": ["a"]}""", "{}", false },
        { """{"required": ["a"]}""", "[]", true },
        { """{"properties": {"a": {"type": "null"}}}""", """{"a": 1}""", false },
        { """{"properties": {"a": {}}, "additionalProperties": false}""", """{"a": 1}""", true },
        { """{"properties": {"a": {}}, "additionalProperties": false}""", """{"b": 1}""", false },
        { """{"additionalProperties": {"type": "string"}}""", """{"b": 1}""", false },
        { """{"propertyNames": {"pattern": "^[0-9]+$"}}""", """{"b": 1}""", false },
        { """{"dependencies": {"a": ["b"]}}""", """{"a": 1}""", false },
        { """{"dependencies": {"a": ["b"]}}""", """{"b": 1}""", true },
        { """{"items": {"type": "string"}}""", """["a", 1]""", false },
        { """{"items": [{"type": "string"}, {}]}""", """["a", 1]""", true },
        { """{"items": [{"type": "string"}, {}]}""", """[1, 1]""", false },
        { """{"minItems": 1, "maxItems": 2}""", "[]", false },
        { """{"minItems": 1, "maxItems": 2}""", "[1, 2, 3]", false },
        { """{"anyOf": [{"type": "string"}, {"type": "null"}]}""", "1", false },
        { """{"oneOf": [{"type": "string"}, {"maxLength": 3}]}""", "\"a\"", false },
        { """{"allOf": [{"type": "string"}, {"maxLength": 3}]}""", "\"abcd\"", false },
        { """{"not": {"type": "null"}}""", "null", false },
        { """{"if": {"type": "string"}, "then": {"maxLength": 0}, "else": {"type": "null"}}""", "\"a\"", false },
        { """{"if": {"type": "string"}, "then": {"maxLength": 0}, "else": {"type": "null"}}""", "1", false },
        { """{"if": {"type": "string"}, "then": {"maxLength": 0}, "else": {"type": "null"}}""", "null", true },
        { """{"$ref": "#/definitions/x", "definitions": {"x": {"type": "string"}}}""", "1", false },
    };

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_keyword_holds_or_does_not(string schema, string value, bool holds) =>
        Assert.Equal(holds, new JsonSchema(JsonNode.Parse(schema)!.AsObject()).IsValid(JsonNode.Parse(value)));

    [Fact]
    public void An_unknown_keyword_is_not_passed_over()
    {
        var schema = new JsonSchema(JsonNode.Parse("""{"uniqueItems": true}""")!.AsObject());

        Assert.Throws<InvalidOperationException>(() => schema.IsValid(JsonNode.Parse("[1, 1]")));
        Assert.Throws<InvalidOperationException>(() => schema.IsValid(null));
    }

    [RealToolFact("jsonschema")]
    public void Python_judges_the_keywords_alike()
    {
        var verdicts = PythonJudge.Verdicts([.. Samples.Select(row => (JsonNode.Parse((string)row[0])!, JsonNode.Parse((string)row[1])))]);

        Assert.Equal(Samples.Select(row => (bool)row[2]), verdicts);
    }
}
