namespace Modelc.Compiler.Tests.Rules;

public sealed class SuppressionTests
{
    [Fact]
    public void A_suppressed_warning_is_not_told() =>
        Assert.Empty(Checking.Of(Model("nginx", """{"code": "MC3080", "reason": "Pinned by the registry."}""")).Found);

    [Fact]
    public void A_suppression_holds_for_its_own_component_only()
    {
        var check = Checking.Of(Model("nginx", """{"code": "MC3080", "reason": "Pinned by the registry."}""", neighbour: "redis"));
        Assert.Equal(["MC3080"], check.Codes);
        Assert.Contains("\"other\"", check.Found[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_suppression_silences_every_finding_of_its_code()
    {
        const string Variables = """, "environment": ["A_PASSWORD=one", "B_PASSWORD=two"]""";
        var model = Model("nginx:1.30.6", """{"code": "MC3090", "reason": "For a demonstration."}""", docker: Variables);
        Assert.Empty(Checking.Of(model).Found);
    }

    [Fact]
    public void A_suppression_also_silences_what_binding_warned_about()
    {
        var check = Checking.Of(Model("nginx:1.30.6", """{"code": "MC2002", "reason": "Read by another tool."}""", docker: """, "shiny": 1"""));
        Assert.DoesNotContain("MC2002", check.Codes);
    }

    [Fact]
    public void An_error_stays_and_there_is_no_model()
    {
        var check = Checking.Of(Model("No Image", """{"code": "MC3083", "reason": "I want it."}"""));
        Assert.Equal(["MC3083", "MC3191"], check.Codes.Order());
        Assert.Null(check.Model);
    }

    [Fact]
    public void Two_entries_for_one_finding_are_both_used() =>
        Assert.Empty(Checking.Of(Model(
            "nginx",
            """{"code": "MC3080", "reason": "One."}, {"code": "MC3080", "reason": "Two."}""")).Found);

    [Fact]
    public void What_the_planner_says_is_not_judged_before_it_spoke() =>
        Assert.Empty(Checking.Of(Model("nginx:1.30.6", """{"code": "MC4001", "reason": "We know."}""")).Found);

    private static string Model(string image, string suppress, string neighbour = "redis:7.2.5", string docker = "") =>
        $$"""
        {"name": "shop", "components": [
          {"_type": "/infra/docker_host", "name": "edge", "ip": "192.0.2.10",
           "credentials": {"username": "deploy", "agent": "/run/agent"}, "provided_execution_port": [{"name": "run"}]},
          {"_type": "/internal", "name": "web", "required_execution_port": {"name": "host"},
           "docker_resource": {"image": "{{image}}"{{docker}} }, "suppress": [{{suppress}}]},
          {"_type": "/internal", "name": "other", "required_execution_port": {"name": "host"},
           "docker_resource": {"image": "{{neighbour}}"} }],
         "containments": [{"src": "/edge/run", "target": "/web/host"}, {"src": "/edge/run", "target": "/other/host"}]}
        """;
}
