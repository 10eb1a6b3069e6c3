using System.Text;
using System.Text.Json;
using Modelc.Apply.Compare;

namespace Modelc.Apply.Tests.Compare;

public sealed class PlanDifferenceTests
{
    private const string Plan = """
        {"app": "shop",
         "hosts": [{"name": "box", "address": "192.0.2.1"}],
         "units": [
          {"kind": "service", "name": "web", "host": "box", "cluster": null, "replicas": 3,
           "container": {"image": {"name": "web:1"}, "ports": [{"hostPort": 80, "containerPort": 8080}]}, "after": ["db", "api"]},
          {"kind": "container", "name": "db", "host": "box"}]}
        """;

    [Fact]
    public void A_plan_does_not_differ_from_itself() => Assert.Empty(Difference(Plan, Plan));

    [Fact]
    public void Order_and_layout_are_no_difference()
    {
        const string Other = """
            {"units": [{"name": "db", "kind": "container", "host": "box"},
              {"kind": "service", "name": "web", "cluster": null, "host": "box", "replicas": 3,
               "after": [
                 "db",
                 "api"], "container": {"ports": [{"containerPort": 8080, "hostPort": 80}], "image": {"name": "web:1"}}}],
             "hosts": [{"address": "192.0.2.1", "name": "box"}], "app": "shop"}
            """;

        Assert.Empty(Difference(Plan, Other));
    }

    [Theory]
    [InlineData("\"replicas\": 3", "\"replicas\": 5", "~ unit web: replicas: 3 -> 5")]
    [InlineData("web:1", "web:2", "~ unit web: image: web:1 -> web:2")]
    [InlineData("8080", "9090", "~ unit web: port: 80:8080 -> 80:9090")]
    [InlineData("\"db\", \"api\"", "\"db\"", "~ unit web: waits for: db, api -> db")]
    [InlineData("192.0.2.1", "192.0.2.2", "~ host box: address: 192.0.2.1 -> 192.0.2.2")]
    [InlineData("\"replicas\": 3,", "", "~ unit web: replicas: 3 -> (none)")]
    [InlineData("\"shop\"", "\"store\"", "~ plan: application: shop -> store")]
    [InlineData("\"host\": \"box\", \"cluster\": null", "\"host\": null, \"cluster\": \"prod\"", "> unit web: from host box to swarm prod")]
    [InlineData("\"name\": \"db\", \"host\": \"box\"", "\"name\": \"db\", \"host\": \"other\"", "> unit db: from host box to host other")]
    public void A_changed_field_is_one_line(string old, string @new, string line) =>
        Assert.Equal([line], Difference(Plan, Plan.Replace(old, @new, StringComparison.Ordinal)));

    [Fact]
    public void A_renamed_unit_goes_and_comes()
    {
        var renamed = Plan.Replace("\"name\": \"db\"", "\"name\": \"database\"", StringComparison.Ordinal);

        Assert.Equal(["+ unit database", "- unit db"], Difference(Plan, renamed));
    }

    [Fact]
    public void An_item_of_a_list_that_goes_by_another_name_is_one_line() =>
        Assert.Equal(
            ["~ unit web: port: 80:8080 -> 81:8080"],
            Difference(Plan, Plan.Replace("\"hostPort\": 80", "\"hostPort\": 81", StringComparison.Ordinal)));

    [Fact]
    public void A_field_that_nobody_knows_is_told_as_it_stands()
    {
        var changed = PlanDifference.Between(
            Encoding.UTF8.GetBytes(Plan), Encoding.UTF8.GetBytes(Plan.Replace("\"replicas\": 3", "\"replicas\": 3, \"colour\": {\"of\": [1]}", StringComparison.Ordinal)));

        var line = Assert.Single(changed);
        Assert.Equal("~ unit web: colour.of: (none) -> 1", line.ToString());
        Assert.Equal(Effect.Rolling, line.Effect);
    }

    [Fact]
    public void What_is_not_deployed_for_several_reasons_is_told_once_for_each()
    {
        const string One = """{"notDeployed": [{"component": "flows", "reason": "a"}]}""";
        const string Two = """{"notDeployed": [{"component": "flows", "reason": "a"}, {"component": "flows", "reason": "b"}]}""";

        Assert.Equal(["+ not deployed flows: b"], Difference(One, Two));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    public void What_is_no_plan_is_refused(string text) =>
        Assert.ThrowsAny<JsonException>(() => PlanDifference.Between(Encoding.UTF8.GetBytes(Plan), Encoding.UTF8.GetBytes(text)));

    private static IEnumerable<string> Difference(string old, string @new) =>
        PlanDifference.Between(Encoding.UTF8.GetBytes(old), Encoding.UTF8.GetBytes(@new)).Select(change => change.ToString());
}
