using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Modelc.Artifacts.Plan;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Plan;

public sealed class PlanPropertyTests
{
    private static readonly GoldenRoom Room = new("tests/cases/plan", "model.json");

    public static TheoryData<string> Cases => [.. Room.Cases()];

    /// <summary>The order of these lists says something; that of all others does not.</summary>
    private static readonly string[] Ordered = ["uploadCommand", "command", "port", "environment", "extra_options", "spread"];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_order_of_keys_and_components_changes_no_byte(string name)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine(Room.InputOf(name)));
        var expected = PlanJson.Write(PlanOf(text));

        for (var seed = 0; seed < 20; seed++)
        {
            var shuffled = Shuffled(JsonNode.Parse(text)!, new Random(seed))!.ToJsonString();

            Assert.Equal(expected, PlanJson.Write(PlanOf(shuffled)));
        }
    }

    [Fact]
    public void Culture_changes_no_byte()
    {
        var text = File.ReadAllText(RepositoryRoot.Combine(Room.InputOf("swarm-of-three")));
        var expected = PlanJson.Write(PlanOf(text));
        var before = CultureInfo.CurrentCulture;
        try
        {
            // Invariant globalization leaves no Turkish culture to set, but its formats can be imitated.
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NegativeSign = "minus";
            odd.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = odd;

            Assert.Equal(expected, PlanJson.Write(PlanOf(text)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Ten_times_the_components_take_about_ten_times_as_long()
    {
        TimeToPlan(Chain(100));
        var small = Enumerable.Range(0, 3).Min(_ => TimeToPlan(Chain(1_000)));
        var large = TimeToPlan(Chain(10_000));

        // Quadratic work would be a hundred times as long; a busy machine is given three times the linear.
        Assert.True(large < 30 * small, $"1,000 components took {small} ms, 10,000 took {large} ms.");
    }

    private static double TimeToPlan(string text)
    {
        var watch = Stopwatch.StartNew();
        PlanOf(text);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>Each component needs the one before it, so this is as deep as it is wide.</summary>
    private static string Chain(int length)
    {
        var components = Enumerable.Range(0, length).Select(i => $$"""
            {"_type": "/internal", "name": "c{{i}}", "version": "1.0.0", "required_execution_port": {"name": "on"},
             "provided_communication_port": [{"name": "p", "port_number": "{{i + 1}}"}],
             "required_communication_port": [{"name": "r", "port_number": "{{Math.Max(1, i)}}", "isMandatory": {{(i > 0 ? "true" : "false")}} }],
             "docker_resource": {"image": "registry.example.org/c:1.0.0", "port_bindings": {"{{i + 1}}": "80"} } }
            """);
        var links = Enumerable.Range(1, length - 1)
            .Select(i => $$"""{"name": "l{{i}}", "src": "/c{{i - 1}}/p", "target": "/c{{i}}/r"}""");
        var places = Enumerable.Range(0, length)
            .Select(i => $$"""{"name": "p{{i}}", "src": "/box/run", "target": "/c{{i}}/on"}""");
        return $$"""
            {"name": "chain",
             "components": [{"_type": "/infra/docker_host", "name": "box", "version": "1", "ip": "192.0.2.1",
              "credentials": {"username": "deploy", "sshkey": "key"}, "provided_execution_port": [{"name": "run"}]},
              {{string.Join(",\n", components)}}],
             "links": [{{string.Join(",\n", links)}}],
             "containments": [{{string.Join(",\n", places)}}]}
            """;
    }

    private static DeploymentPlan PlanOf(string text) =>
        Planning.Plan(text, ("dist/legacy.tgz", "an archive\n"), ("conf/app.ini", "[app]\n"));

    private static JsonNode? Shuffled(JsonNode? node, Random random, string key = "") => node switch
    {
        JsonObject map => new JsonObject(InAnyOrder(map, random).Select(m => KeyValuePair.Create(m.Key, Shuffled(m.Value, random, m.Key)))),
        JsonArray list when Ordered.Contains(key) => list.DeepClone(),
        JsonArray list => new JsonArray([.. InAnyOrder(list, random).Select(item => Shuffled(item, random))]),
        _ => node?.DeepClone(),
    };

    private static T[] InAnyOrder<T>(IEnumerable<T> items, Random random)
    {
        var all = items.ToArray();
        random.Shuffle(all);
        return all;
    }
}
