using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Syntax;

public sealed class SyntaxPropertyTests
{
    private const int Documents = 500;

    [Fact]
    public void The_same_data_gives_the_same_tree_in_json_and_in_yaml()
    {
        for (var seed = 0; seed < Documents; seed++)
        {
            var document = new GeneratedDocument(seed);
            var (json, yaml) = (document.Json(), document.Yaml());

            Assert.True(
                Parsing.Shape(Parsing.Json(json)) == Parsing.Shape(Parsing.Yaml(yaml)),
                $"Seed {seed} differs.\n{json}\n{yaml}");
        }
    }

    [Fact]
    public void Each_place_in_json_holds_the_text_of_its_node()
    {
        for (var seed = 0; seed < Documents / 10; seed++)
        {
            var (tree, diagnostics) = Parsing.Json(new GeneratedDocument(seed).Json());
            Assert.Empty(diagnostics);
            foreach (var node in Below(tree.Root!))
                AssertParsesAgain(tree.Source, node);
        }
    }

    [Fact]
    public void Children_lie_inside_their_parent_and_in_order_in_both_formats()
    {
        for (var seed = 0; seed < Documents / 10; seed++)
        {
            var document = new GeneratedDocument(seed);
            AssertNested(Parsing.Json(document.Json()).Tree.Root!);
            AssertNested(Parsing.Yaml(document.Yaml()).Tree.Root!);
        }
    }

    private static void AssertParsesAgain(SourceText source, SyntaxNode node)
    {
        var again = Parsing.Run(SourceText.From("part.json", source.Bytes.Slice(node.Span.Start, node.Span.Length)));
        Assert.Equal(Print(source, node), Parsing.Shape(again));
    }

    private static string Print(SourceText source, SyntaxNode node) =>
        SyntaxPrinter.Print(new SyntaxTree(source, node), places: false);

    private static void AssertNested(SyntaxNode parent)
    {
        var last = parent.Span.Start;
        foreach (var span in ChildSpans(parent))
        {
            Assert.InRange(span.Start, last, parent.Span.End);
            Assert.InRange(span.End, span.Start, parent.Span.End);
            last = span.End;
        }

        foreach (var child in Children(parent))
            AssertNested(child);
    }

    private static IEnumerable<TextSpan> ChildSpans(SyntaxNode node) => node is ObjectSyntax made
        ? made.Members.SelectMany(member => new[] { member.NameSpan, member.Value.Span })
        : Children(node).Select(child => child.Span);

    private static IEnumerable<SyntaxNode> Children(SyntaxNode node) => node switch
    {
        ObjectSyntax made => made.Members.Select(member => member.Value),
        ArraySyntax list => list.Items,
        _ => [],
    };

    private static IEnumerable<SyntaxNode> Below(SyntaxNode node) => Children(node).SelectMany(Below).Prepend(node);
}
