using System.Text;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax;

/// <summary>Shows a tree, one node per line, with or without places. For tests and for the curious.</summary>
public static class SyntaxPrinter
{
    public static string Print(SyntaxTree tree, bool places = true)
    {
        var text = new StringBuilder();
        if (tree.Root is null)
            text.Append("no tree\n");
        else
            Append(text, tree.Root, 0, "", places ? tree.Source : null);
        return text.ToString();
    }

    private static void Append(StringBuilder text, SyntaxNode node, int depth, string label, SourceText? source)
    {
        text.Append(' ', depth * 2).Append(label).Append(Describe(node)).Append(Place(source, node.Span)).Append('\n');
        switch (node)
        {
            case ObjectSyntax made:
                foreach (var member in made.Members)
                    Append(text, member.Value, depth + 1, $"{Quote(member.Name)}{Place(source, member.NameSpan)}: ", source);
                break;
            case ArraySyntax list:
                foreach (var item in list.Items)
                    Append(text, item, depth + 1, "- ", source);
                break;
        }
    }

    private static string Describe(SyntaxNode node) => node switch
    {
        ObjectSyntax => "object",
        ArraySyntax => "list",
        StringSyntax text => Quote(text.Value),
        NumberSyntax number => number.Text,
        BoolSyntax { Value: true } => "true",
        BoolSyntax => "false",
        NullSyntax => "null",
        SkippedSyntax => "skipped",
        _ => throw new ArgumentException($"There is no such node: {node.GetType().Name}.", nameof(node)),
    };

    private static string Place(SourceText? source, TextSpan span)
    {
        if (source is null)
            return "";
        var (start, end) = (source.PositionOf(span.Start), source.PositionOf(span.End));
        return $" @{start.Line},{start.Column}-{end.Line},{end.Column}";
    }

    private static string Quote(string value)
    {
        var escaped = value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $"\"{VisibleText.Escape(escaped)}\"";
    }
}
