using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Modelc.Compiler.Tests.EndToEnd;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Fuzz;

/// <summary>Any bytes give a diagnostic or a build: no exception, no hang, no memory without bounds.</summary>
public sealed class UnbreakableTests
{
    private const int Seed = 20_260_101;

    private static readonly string[] JsonModels =
        [.. Corpus.Buildable.Where(path => path.EndsWith(".json", StringComparison.Ordinal))];

    [Fact]
    public void Changed_models_of_every_kind()
    {
        var random = new Random(Seed);
        var built = 0;
        var runs = FuzzLength.Times(1_500);
        for (var i = 0; i < runs; i++)
        {
            var model = ModelShuffle.Parse(Corpus.Read(JsonModels[random.Next(JsonModels.Length)]).Bytes);
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                ModelMutation.Change(model, random);
            built += Breaking.Try(TextOf(model)).Artifacts is null ? 0 : 1;
        }

        // Changes that leave nothing to build would try nothing but the rules.
        Assert.InRange(built, runs / 10, runs * 9 / 10);
    }

    [Fact]
    public void Changed_bytes()
    {
        var random = new Random(Seed);
        for (var i = FuzzLength.Times(1_500); i > 0; i--)
        {
            var bytes = Corpus.Read(Corpus.All[random.Next(Corpus.All.Count)]).Bytes.ToArray();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Breaking.Try(bytes, random.Next(2) == 0 ? "model.json" : "model.yaml");
        }
    }

    [Fact]
    public void Noise()
    {
        var random = new Random(Seed);
        for (var i = FuzzLength.Times(500); i > 0; i--)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            Breaking.Try(bytes, random.Next(2) == 0 ? "model.json" : "model.yaml");
        }
    }

    [Fact]
    public void A_model_cut_off_anywhere()
    {
        var bytes = Corpus.Read("tests/cases/ordinary/shop-on-two-hosts.json").Bytes.ToArray();
        var end = bytes.AsSpan().TrimEnd("\r\n "u8).Length;
        for (var length = 0; length < end; length += 7)
            Assert.Null(Breaking.Try(bytes[..length]).Artifacts);
    }

    [Theory]
    [InlineData("""{"components":""", "[", "]")]
    [InlineData("""{"components":[{"_type":"/internal","name":"a","docker_resource":""", """{"a":""", "}")]
    [InlineData("""{"components":[{"_type":"/internal","name":"a","docker_resource":{"extra_options":""", "[", "]")]
    [InlineData("""{"components":[{"_type":"/internal","name":"a","properties":""", """[{"a":""", "}]")]
    public void Deep_nesting(string start, string open, string close)
    {
        foreach (var depth in new[] { 60, 200, 100_000 })
        {
            var nested = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));
            var rest = start.EndsWith("options\":", StringComparison.Ordinal) ? "}}]}" : start.Contains('[', StringComparison.Ordinal) ? "}]}" : "}";
            Breaking.Try(start + nested + rest);
        }
    }

    [Theory]
    [InlineData(4_000)]
    [InlineData(1_000_000)]
    public void Numbers_of_any_length(int digits)
    {
        var number = new string('9', digits);
        foreach (var path in Corpus.Buildable.Where(path => path.StartsWith("tests/cases/ordinary/", StringComparison.Ordinal)))
        {
            var model = ModelShuffle.Parse(Corpus.Read(path).Bytes);
            foreach (var component in Components(model))
                component["availability"] = JsonNode.Parse($$"""{"replicaCount":{{number}},"exposedPort":-{{number}},"stats":{"port":0.{{number}} } }""");
            Breaking.Try(TextOf(model));
        }
    }

    [Fact]
    public void Half_surrogates_in_every_text()
    {
        foreach (var path in JsonModels)
        {
            var text = ModelShuffle.Parse(Corpus.Read(path).Bytes).ToJsonString();
            for (var at = text.IndexOf(":\"", StringComparison.Ordinal); at >= 0; at = text.IndexOf(":\"", at + 1, StringComparison.Ordinal))
                Assert.Null(Breaking.Try($"{text[..(at + 2)]}\\ud83d{text[(at + 2)..]}").Artifacts);
        }
    }

    [Fact]
    public void Ten_thousand_components_with_names_that_break_out_of_quotes()
    {
        var components = Enumerable.Range(0, 10_000).Select(i => $$"""
            {"_type": "/internal", "name": {{JsonSerializer.Serialize(NameOf(i))}}, "version": "1",
             "required_execution_port": {"name": {{JsonSerializer.Serialize(NameOf(i))}}},
             "docker_resource": {"image": {{JsonSerializer.Serialize(NameOf(i))}}, "port_bindings": {"{{i + 1}}": "80"} } }
            """);
        var containments = Enumerable.Range(0, 10_000).Select(i => $$"""
            {"name": {{JsonSerializer.Serialize(NameOf(i))}}, "src": "/box/run", "target": {{JsonSerializer.Serialize($"/{NameOf(i)}/{NameOf(i)}")}}}
            """);
        var result = Breaking.Try($$"""
            {"name": {{JsonSerializer.Serialize(NameOf(0))}},
             "components": [{"_type": "/infra/docker_host", "name": "box", "version": "1", "ip": "192.0.2.1",
              "provided_execution_port": [{"name": "run"}]}, {{string.Join(",\n", components)}}],
             "containments": [{{string.Join(",\n", containments)}}]}
            """);

        Assert.Null(result.Artifacts);
        // Each component is told about, not just the first.
        Assert.InRange(result.Diagnostics.Length, 10_000, 100_000);
    }

    private static string NameOf(int i) => Names[i % Names.Length] + i;

    private static readonly string[] Names =
    [
        "\"", "'", "\n", "a\nb", "$(reboot)", "`reboot`", "{{ name }}", "%[src]", "\U0001F600", "..", "-rf ", "a b", "#", "é",
        "\t", "${HOME}", "a:b", "<b>", "\\", "\u202E", new('x', 300), "!!str ", "&a ", "*a", "%", "@", "|", ";reboot;",
    ];

    private static IEnumerable<JsonObject> Components(JsonNode model) =>
        ((model["dm"] ?? model)["components"] as JsonArray ?? []).OfType<JsonObject>().Where(c => c["docker_resource"] is not null);

    private static byte[] TextOf(JsonNode model) => Encoding.UTF8.GetBytes(model.ToJsonString());
}
