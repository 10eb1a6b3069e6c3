using System.Diagnostics;

namespace Modelc.Compiler.Tests.Model;

public sealed class LinearityTests(Xunit.Abstractions.ITestOutputHelper output)
{
    /// <summary>Ten times the components take about ten times as long; what is quadratic takes a hundred times.</summary>
    [Fact]
    public void Binding_grows_with_the_model_and_no_faster()
    {
        Measure(1_000);
        var (small, large) = (Measure(1_000), Measure(10_000));
        output.WriteLine($"1,000 components: {small}; 10,000: {large}");

        Assert.True(large < small * 40, $"1,000 components took {small}, 10,000 took {large}.");
    }

    /// <summary>The best of three, since others use the machine, too.</summary>
    private static TimeSpan Measure(int count)
    {
        var text = Model(count);
        return Enumerable.Range(0, 3).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            var binding = Binding.Of(text);
            var took = watch.Elapsed;
            Assert.Equal(count + 1, binding.Model!.Components.Length);
            Assert.Equal($"components/c{count - 1}", binding.Model.Paths.PathOf(binding.Model.Components[^1].Origin));
            return took;
        });
    }

    private static string Model(int count)
    {
        var all = Enumerable.Range(0, count).ToList();
        var components = all.Select(i => $$"""
            {"_type": "/internal", "name": "c{{i}}", "required_execution_port": {"name": "host"},
             "provided_communication_port": [{"name": "out"}], "required_communication_port": [{"name": "in"}],
             "docker_resource": {"image": "redis:7.2.5", "port_bindings": {"{{i}}": "80"} },
             "availability": {"replicaCount": 2, "healthCheck": {"http": "/health"} } }
            """);
        var links = all.Skip(1).Select(i => $$"""{"name": "l{{i}}", "src": "/c{{i - 1}}/out", "target": "/c{{i}}/in"}""");
        var containments = all.Select(i => $$"""{"name": "h{{i}}", "src": "/box/docker", "target": "/c{{i}}/host"}""");
        return $$"""
            {"components": [
              {"_type": "/infra/docker_host", "name": "box", "provided_execution_port": [{"name": "docker"}]}, {{string.Join(',', components)}}],
             "links": [{{string.Join(',', links)}}], "containments": [{{string.Join(',', containments)}}]}
            """;
    }
}
