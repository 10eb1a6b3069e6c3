using Modelc.Compiler.Model;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Model;

public sealed class OriginPathsTests
{
    private const string Text = """
        {"components": [
          {"name": "web", "_type": "/internal", "availability": {"replicaCount": 3},
           "docker_resource": {"environment": ["A=1", {"name": "B", "value": {"env": "X"}}], "mounts": [{"src": "a", "tgt": "/b/c"}],
             "extra_options": [["Privileged", true]]}},
          {"name": "web", "_type": "/internal"},
          {"_type": "/internal"},
          {"name": "a~b#c", "_type": "/internal"}]}
        """;

    [Theory]
    [InlineData("3}", "components/web/availability/replicaCount")]
    [InlineData("\"A=1\"", "components/web/docker_resource/environment/A")]
    [InlineData("\"X\"", "components/web/docker_resource/environment/B/value/env")]
    [InlineData("\"a\"", "components/web/docker_resource/mounts/~1b~1c/src")]
    [InlineData("true", "components/web/docker_resource/extra_options/Privileged/#2")]
    [InlineData("{\"name\": \"web\", \"_type\": \"/internal\"}", "components/web#2")]
    [InlineData("{\"_type\": \"/internal\"}", "components/#1")]
    [InlineData("\"a~b#c\"", "components/a~0b~2c/name")]
    public void A_place_has_a_path_and_the_path_leads_back(string at, string path)
    {
        var tree = Binding.Of(Text).Tree;
        var span = new TextSpan(Text.IndexOf(at, StringComparison.Ordinal), at.TrimEnd('}').Length + (at[0] == '{' ? 1 : 0));
        var paths = new OriginPaths(tree.Root!);

        Assert.Equal(path, paths.PathOf(span));
        Assert.Equal(span, paths.Locate(path));
        Assert.Equal(span, OriginPaths.Locate(tree, path)!.Value.Span);
    }

    [Fact]
    public void The_envelope_is_no_part_of_a_path()
    {
        var tree = Binding.Of($"{{\"dm\": {Text}}}").Tree;

        Assert.Equal(OriginPaths.Locate(Binding.Of(Text).Tree, "components/web")!.Value.Span.Start + 7, OriginPaths.Locate(tree, "components/web")!.Value.Span.Start);
    }

    [Fact]
    public void A_path_that_leads_nowhere_is_no_place() =>
        Assert.Null(OriginPaths.Locate(Binding.Of(Text).Tree, "components/gone/version"));

    [Fact]
    public void The_model_itself_has_the_empty_path()
    {
        var root = Binding.Of(Text).Tree.Root!;

        Assert.Equal("", new OriginPaths(root).PathOf(root.Span));
        Assert.Equal(root.Span, new OriginPaths(root).Locate(""));
    }

    [Fact]
    public void Every_value_of_every_case_is_found_again_by_its_path()
    {
        foreach (var name in new Modelc.Testing.GoldenRoom("tests/cases/model", "model.json", "model.yaml").Cases())
        {
            var room = new Modelc.Testing.GoldenRoom("tests/cases/model", "model.json", "model.yaml");
            if (Binding.Of(SourceText.From(room.InputOf(name), room.ReadInput(name))).Tree.Root is not { } root)
                continue;
            var paths = new OriginPaths(root);
            foreach (var node in ValuesOf(root is ObjectSyntax o && o.Find("dm") is { } dm ? dm.Value : root))
                Assert.Equal(node.Span, paths.Locate(paths.PathOf(node.Span)));
        }
    }

    private static IEnumerable<SyntaxNode> ValuesOf(SyntaxNode node) => node switch
    {
        ObjectSyntax map => map.Members.SelectMany(member => ValuesOf(member.Value)).Prepend(node),
        ArraySyntax list => list.Items.SelectMany(ValuesOf).Prepend(node),
        _ => [node],
    };
}
