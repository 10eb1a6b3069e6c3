using System.Diagnostics;

namespace Modelc.Compiler.Tests.Plan;

/// <summary>Runs by itself: what else a machine does would be measured too.</summary>
[CollectionDefinition(nameof(PlanGrowthTests), DisableParallelization = true)]
[Collection(nameof(PlanGrowthTests))]
public sealed class PlanGrowthTests
{
    [Fact]
    public void Ten_times_the_components_take_about_ten_times_as_long()
    {
        TimeToPlan(Chain(1_000));
        var small = Enumerable.Range(0, 5).Min(_ => TimeToPlan(Chain(1_000)));
        var large = Enumerable.Range(0, 3).Min(_ => TimeToPlan(Chain(10_000)));

        // Quadratic work would take a hundred times as long; caches and the collector may cost a linear one three times.
        Assert.True(large < 35 * small, $"1,000 components took {small} ms, 10,000 took {large} ms.");
    }

    private static double TimeToPlan(string text)
    {
        var watch = Stopwatch.StartNew();
        Planning.Plan(text);
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
}
