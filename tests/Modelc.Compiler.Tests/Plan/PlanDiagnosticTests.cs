using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Tests.Plan;

public sealed class PlanDiagnosticTests
{
    [Fact]
    public void A_file_that_is_not_there_is_named_where_the_model_names_it()
    {
        var result = Planning.Check(Container("""
            "image": "registry.example.org/web:1.0.0",
            "configs": [{"name": "app.ini", "file": "conf/app.ini", "target": "/etc/app.ini"}]
            """));

        var error = Assert.Single(result.Diagnostics, d => d.Code == "MC4001");
        Assert.Equal("There is no file \"conf/app.ini\" in the model's folder. Put it there, or mend the path.", error.Message);
        Assert.Equal("\"conf/app.ini\"", TextAt(error));
        Assert.Null(result.Plan);
    }

    [Fact]
    public void Every_missing_file_is_told_at_once()
    {
        var result = Planning.Check(Container("""
            "image": "registry.example.org/web:1.0.0",
            "configs": [{"name": "a", "file": "a", "target": "/a"}, {"name": "b", "file": "b", "target": "/b"}]
            """));

        Assert.Equal(2, result.Diagnostics.Count(d => d.Code == "MC4001"));
    }

    [Fact]
    public void A_config_that_no_swarm_would_take_is_refused()
    {
        var result = Planning.Check(
            Container("""
                "image": "registry.example.org/web:1.0.0",
                "configs": [{"name": "app.ini", "file": "conf/app.ini", "target": "/etc/app.ini"}]
                """),
            ("conf/app.ini", new string('x', 1000 * 1024 + 1)));

        Assert.Contains("more than 1000 KiB", Assert.Single(result.Diagnostics, d => d.Code == "MC4002").Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Arguments_with_an_open_quote_are_refused()
    {
        var result = Planning.Check(Container(""" "image": "registry.example.org/web:1.0.0", "command": "-x 'open" """));

        Assert.Equal("\"-x 'open\"", TextAt(Assert.Single(result.Diagnostics, d => d.Code == "MC4010")));
    }

    [Fact]
    public void A_link_to_an_address_that_means_another_machine_is_warned_about()
    {
        var result = Planning.Check(Linked("127.0.0.1", """ "availability": null, """));

        var warning = Assert.Single(result.Diagnostics, d => d.Code == "MC4020");
        Assert.Contains("\"127.0.0.1\" is the container itself", warning.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Warning, warning.Severity);
        Assert.NotNull(result.Plan);
    }

    [Fact]
    public void A_link_to_a_host_name_is_warned_about() =>
        Assert.Single(Planning.Check(Linked("db.example.org", "")).Diagnostics, d => d.Code == "MC4020");

    [Fact]
    public void A_warning_of_the_planner_can_be_suppressed()
    {
        var result = Planning.Check(Linked(
            "db.example.org", """ "suppress": [{"code": "MC4020", "reason": "The name is in its settings."}], """));

        Assert.DoesNotContain(result.Diagnostics, d => d.Code is "MC4020" or "MC3190");
    }

    [Fact]
    public void A_soak_that_outlasts_the_start_period_is_refused_on_a_swarm()
    {
        const string Availability = """
            "availability": {"strategy": "STRATEGY", "replicaCount": 2, "zeroDownTime": true, "exposedPort": 8080,
              "healthCheck": {"http": "/", "startPeriod": "5s"}, "update": {"soak": "5s"}},
            """;

        var onSwarm = Planning.Check(Linked("192.0.2.9", Availability.Replace("STRATEGY", "Docker Swarm", StringComparison.Ordinal)));
        var builtin = Planning.Check(Linked("192.0.2.9", Availability.Replace("STRATEGY", "Builtin", StringComparison.Ordinal)));

        Assert.Equal("\"5s\"", TextAt(Assert.Single(onSwarm.Diagnostics, d => d.Code == "MC4030")));
        Assert.DoesNotContain(builtin.Diagnostics, d => d.Code == "MC4030");
    }

    private static string TextAt(Diagnostic diagnostic) =>
        System.Text.Encoding.UTF8.GetString(
            diagnostic.Location.Source.Bytes.Span.Slice(diagnostic.Location.Span.Start, diagnostic.Location.Span.Length));

    private static string Container(string resource) => Linked("192.0.2.9", "", resource);

    private static string Linked(
        string address, string fields, string resource = """ "image": "registry.example.org/web:1.0.0" """) => $$"""
        {"name": "shop",
         "components": [
          {"_type": "/infra/docker_host", "name": "box", "version": "1", "ip": "192.0.2.1",
           "credentials": {"username": "deploy", "sshkey": "key"}, "provided_execution_port": [{"name": "run"}]},
          {"_type": "/external", "name": "db", "version": "1", "ip": "{{address}}",
           "provided_communication_port": [{"name": "sql", "port_number": "5432"}]},
          {"_type": "/internal", "name": "web", "version": "1.0.0", {{fields}} "required_execution_port": {"name": "on"},
           "required_communication_port": [{"name": "db", "port_number": "5432"}],
           "docker_resource": { {{resource}} } }],
         "links": [{"name": "l", "src": "/db/sql", "target": "/web/db"}],
         "containments": [{"name": "c", "src": "/box/run", "target": "/web/on"}]}
        """;
}
