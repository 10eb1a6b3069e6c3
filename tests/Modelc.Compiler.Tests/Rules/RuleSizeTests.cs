using System.Text;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Rules;

/// <summary>Ten thousand components are ten times the work of a thousand, whatever is wrong with them.</summary>
public sealed class RuleSizeTests
{
    [Theory]
    [InlineData(Shape.Chain)]
    [InlineData(Shape.Star)]
    [InlineData(Shape.Circle)]
    [InlineData(Shape.Clash)]
    public void Rules_are_linear_in_the_size_of_the_model(Shape shape)
    {
        Allocated(shape, 100);
        var (small, large) = (Allocated(shape, 1_000), Allocated(shape, 10_000));
        Assert.True(large < small * 15, $"1,000 components took {small:N0} bytes, 10,000 took {large:N0}.");
    }

    public enum Shape
    {
        Chain,
        Star,
        Circle,
        Clash,
    }

    private static long Allocated(Shape shape, int size)
    {
        var bag = new DiagnosticBag();
        var source = SourceText.From("large.json", Write(shape, size));
        var model = ModelBinder.Bind(SyntaxTree.Parse(source, bag).Root!, source, bag)!;
        var before = GC.GetAllocatedBytesForCurrentThread();
        RuleSet.Check(model, bag);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string Write(Shape shape, int size)
    {
        var (components, links, places) = (new List<string>(), new List<string>(), new List<string>());
        components.Add("""{"_type": "/infra/docker_host", "name": "edge", "ip": "192.0.2.10", "provided_execution_port": [{"name": "run"}]}""");
        for (var i = 0; i < size; i++)
        {
            var port = shape == Shape.Clash ? 8080 : 2000 + (i % 60_000);
            components.Add($$"""
                {"_type": "/internal", "name": "c{{i}}", "required_execution_port": {"name": "host"},
                 "docker_resource": {"image": "web", "links": ["nobody:x"], "port_bindings": {"{{port}}": "80"} },
                 "provided_communication_port": [{"name": "out", "port_number": "80"}],
                 "required_communication_port": [{"name": "in", "port_number": "80", "isMandatory": true}]}
                """);
            places.Add($$"""{"src": "/edge/run", "target": "/c{{i}}/host"}""");
            if (ProviderOf(shape, i, size) is { } provider)
                links.Add($$"""{"src": "/c{{provider}}/out", "target": "/c{{i}}/in"}""");
        }

        return new StringBuilder($$"""{"name": "large", "components": [{{string.Join(",\n", components)}}],""")
            .Append($$"""  "links": [{{string.Join(",\n", links)}}], "containments": [{{string.Join(",\n", places)}}]}""")
            .ToString();
    }

    private static int? ProviderOf(Shape shape, int at, int size) => shape switch
    {
        Shape.Chain => at + 1 < size ? at + 1 : null,
        Shape.Star => at > 0 ? 0 : null,
        Shape.Circle => (at + 1) % size,
        _ => null,
    };
}
