using System.Text.Json.Nodes;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;
using Modelc.Compiler.Model.Binding;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Schema;

/// <summary>What the schema takes, the binder takes, and the other way round; else an editor would lie.</summary>
public sealed class SchemaAgreementTests
{
    /// <summary>What has to do with the shape of the text alone. What references lead to is beyond a schema.</summary>
    private static readonly string[] ShapeCodes =
        ["MC2001", "MC2002", "MC2005", "MC2008", "MC2009", "MC2010", "MC2011", "MC2012", "MC2013", "MC2016"];

    private static readonly JsonSchema Schema = ModelSchema.Load();

    public static TheoryData<string> Cases => [.. CaseModels().Select(one => one.Name)];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Schema_and_binder_judge_a_thousand_models_alike(int seed)
    {
        var generator = new ModelGenerator(Schema, seed);
        var verdicts = new int[2];
        for (var count = 0; count < 1000; count++)
        {
            var model = generator.Next();
            AssertAgreement(model);
            verdicts[Schema.IsValid(model) ? 1 : 0]++;
        }

        // A generator of nothing but rubbish, or of nothing but good models, would prove nothing.
        Assert.All(verdicts, number => Assert.InRange(number, 150, 850));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Schema_and_binder_judge_the_cases_alike(string name) => AssertAgreement(CaseModels().Single(one => one.Name == name).Model);

    /// <summary>One field at a time, in each kind of component and of link that the cases have.</summary>
    [Fact]
    public void Schema_and_binder_judge_every_accident_to_every_field_alike()
    {
        var seen = new HashSet<string>();
        foreach (var (_, model) in CaseModels())
        {
            foreach (var small in Parts(model as JsonObject))
            {
                foreach (var (map, name, path) in Members(small, "").ToList())
                {
                    if (!seen.Add(path))
                        continue;
                    var value = map[name];
                    map.Remove(name);
                    AssertAgreement(small);
                    foreach (var accident in ModelGenerator.Accidents)
                    {
                        map[name] = JsonNode.Parse(accident);
                        AssertAgreement(small);
                    }

                    map[name] = value;
                }
            }
        }

        Assert.True(seen.Count > 600, $"Only {seen.Count} fields were tried.");
    }

    [Fact]
    public void Every_field_that_the_binder_reads_is_in_the_schema_and_no_other()
    {
        var log = new FieldLog();
        foreach (var (_, model) in CaseModels())
            Bind(model, log);
        foreach (var (name, _) in ModelSchema.Shapes(Schema))
            Bind(OneOf(name), log);

        var schema = ModelSchema.Shapes(Schema).ToDictionary(
            shape => shape.Name, shape => string.Join(' ', shape.Properties.Select(p => p.Key).Order(StringComparer.Ordinal)));
        var binder = log.Shapes.ToDictionary(shape => shape.Key, shape => string.Join(' ', shape.Value));

        Assert.Equal(schema.OrderBy(s => s.Key, StringComparer.Ordinal), binder.OrderBy(s => s.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_field_is_explained_and_shown()
    {
        foreach (var (shape, properties) in ModelSchema.Shapes(Schema))
        {
            foreach (var (name, property) in properties)
            {
                var field = ModelSchema.FieldOf(Schema, property!);
                var where = $"{shape}.{name}";
                Assert.True(((string?)field["description"])?.EndsWith('.') == true, $"{where} has no description that is a sentence.");
                Assert.True(field["examples"]?.AsArray().Count > 0, $"{where} has no example.");
                foreach (var example in field["examples"]!.AsArray())
                    Assert.True(Schema.IsValid(field, example), $"{where}: the example {example?.ToJsonString()} is not valid.");
                Assert.True(field["default"] is null || Schema.IsValid(field, field["default"]), $"{where}: the default is not valid.");
            }
        }
    }

    [Fact]
    public void Every_definition_is_used()
    {
        var text = Schema.Root.ToJsonString();

        foreach (var (name, _) in Schema.Root["definitions"]!.AsObject())
            Assert.Contains($"\"#/definitions/{name}\"", text, StringComparison.Ordinal);
    }

    [RealToolFact("jsonschema")]
    public void Python_judges_the_models_as_our_validator_does()
    {
        var generator = new ModelGenerator(Schema, seed: 5);
        var models = Enumerable.Range(0, 500).Select(_ => (JsonNode?)generator.Next())
            .Where(model => !model!.ToJsonString().Contains("1e400", StringComparison.OrdinalIgnoreCase))
            .Concat(CaseModels().Select(one => one.Model)).ToList();

        var verdicts = PythonJudge.Verdicts([.. models.Select(model => ((JsonNode)Schema.Root, model))]);

        Assert.Equal(verdicts, models.Select(model => Schema.IsValid(model)));
    }

    /// <summary>Each component, link and containment as a model of its own.</summary>
    private static IEnumerable<JsonObject> Parts(JsonObject? root)
    {
        var model = root?["dm"] as JsonObject ?? root;
        foreach (var list in (string[])["components", "links", "containments"])
        {
            foreach (var part in model?[list] as JsonArray ?? [])
            {
                var small = new JsonObject { ["name"] = "small", [list] = new JsonArray(part?.DeepClone()) };
                small.TryAdd("components", new JsonArray());
                yield return small;
            }
        }
    }

    /// <summary>Every member of every object, with a path that tells kinds of components apart but not two of a kind.</summary>
    private static IEnumerable<(JsonObject Map, string Name, string Path)> Members(JsonNode? node, string path) => node switch
    {
        JsonObject map => map.SelectMany(member =>
            Members(member.Value, $"{path}{map["_type"]}/{member.Key}").Prepend((map, member.Key, $"{path}{map["_type"]}/{member.Key}"))),
        JsonArray list => list.SelectMany(item => Members(item, path)),
        _ => [],
    };

    private static void AssertAgreement(JsonNode? model)
    {
        var diagnostics = Bind(model, null).InOrder();
        var complaints = diagnostics.Where(diagnostic => ShapeCodes.Contains(diagnostic.Code)).ToList();
        var isValid = Schema.IsValid(model);

        Assert.True(
            isValid == (complaints.Count == 0),
            $"The schema says {(isValid ? "valid" : "invalid")}, the binder says:\n"
            + string.Concat(complaints.Select(complaint => DiagnosticFormatter.Format(complaint)))
            + $"{model?.ToJsonString()}");
    }

    private static DiagnosticBag Bind(JsonNode? model, FieldLog? log)
    {
        var bag = new DiagnosticBag();
        var source = SourceText.From("model.json", model?.ToJsonString() ?? "null");
        var tree = SyntaxTree.Parse(source, bag);
        Assert.False(bag.HasErrors, model?.ToJsonString());
        ModelBinder.Bind(tree.Root!, source, bag, log);
        return bag;
    }

    /// <summary>A model with a component of this shape, where it is one.</summary>
    private static JsonObject OneOf(string shape)
    {
        var branch = Schema.Resolve("#/definitions/component")["allOf"]!.AsArray()
            .FirstOrDefault(one => (string)one!["then"]!["$ref"]! == $"#/definitions/{shape}");
        var components = new JsonArray();
        if (branch is not null)
            components.Add(new JsonObject { ["_type"] = branch["if"]!["properties"]!["_type"]!["enum"]![0]!.DeepClone() });
        return new JsonObject { ["components"] = components };
    }

    private static IEnumerable<(string Name, JsonNode? Model)> CaseModels()
    {
        var room = new GoldenRoom("tests/cases/model", "model.json", "model.yaml");
        foreach (var name in room.Cases())
        {
            var source = SourceText.From("model.json", room.ReadInput(name));
            if (room.InputOf(name).EndsWith(".json", StringComparison.Ordinal) && TryRead(source) is { } model)
                yield return (name, model);
        }
    }

    /// <summary>Null for the case that is no JSON.</summary>
    private static JsonNode? TryRead(SourceText source)
    {
        try
        {
            return JsonNode.Parse(source.Bytes.Span, documentOptions: new()
            {
                AllowTrailingCommas = true,
                CommentHandling = System.Text.Json.JsonCommentHandling.Skip,
            });
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
