using System.Text.Json.Nodes;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Schema;

/// <summary>python3-jsonschema, a validator that nobody here wrote.</summary>
internal static class PythonJudge
{
    private const string Script = """
        import json, sys
        from jsonschema import Draft7Validator
        schemas, cases = json.load(sys.stdin)
        for schema in schemas: Draft7Validator.check_schema(schema)
        judges = [Draft7Validator(schema) for schema in schemas]
        print(json.dumps([judges[at].is_valid(value) for at, value in cases]))
        """;

    public static bool[] Verdicts(IReadOnlyList<(JsonNode Schema, JsonNode? Value)> cases)
    {
        var schemas = cases.Select(one => one.Schema).Distinct().ToList();
        var input = new JsonArray(
            new JsonArray([.. schemas.Select(schema => schema.DeepClone())]),
            new JsonArray([.. cases.Select(one => new JsonArray(schemas.IndexOf(one.Schema), one.Value?.DeepClone()))]));
        var result = RealTool.RunWith(input.ToJsonString(), "python3", "-c", Script);
        Assert.True(result.ExitCode == 0, result.Errors);
        return [.. JsonNode.Parse(result.Text)!.AsArray().Select(verdict => (bool)verdict!)];
    }
}
