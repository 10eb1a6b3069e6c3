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
