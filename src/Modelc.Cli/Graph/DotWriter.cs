using System.Text;

namespace Modelc.Cli.Graph;

/// <summary>For Graphviz.</summary>
internal static class DotWriter
{
    public static string Write(ModelGraph graph)
    {
        var text = new StringBuilder($"digraph {Quote(graph.Name)} {{\n");
        text.Append("  rankdir=LR\n  fontname=\"Helvetica\"\n");
        text.Append("  node [shape=box style=\"rounded,filled\" fillcolor=white fontname=\"Helvetica\"]\n");
        text.Append("  edge [arrowsize=0.8]\n");
        foreach (var box in graph.Boxes)
            Add(text, box, "  ");
        foreach (var arrow in graph.Arrows)
            text.Append($"  n{arrow.From} -> n{arrow.To} [tooltip={Quote(arrow.Name)}{Style(arrow)}]\n");
        return text.Append("}\n").ToString();
    }

    private static void Add(StringBuilder text, Box box, string indent)
    {
        if (IsNode(box))
        {
            text.Append($"{indent}{Node(box)}\n");
            return;
        }

        text.Append($"{indent}subgraph cluster_{box.Number} {{\n");
        text.Append($"{indent}  label={Label(box)} style=\"rounded,filled\" color=gray fillcolor=gray97\n");
        // An arrow needs a node to point to, and an empty cluster would not be drawn.
        if (box.Kind is BoxKind.Component or BoxKind.External)
            text.Append($"{indent}  {Node(box)}\n");
        else if (box.Inside.IsEmpty)
            text.Append($"{indent}  n{box.Number} [style=invis label=\"\"]\n");
        foreach (var inner in box.Inside)
            Add(text, inner, indent + "  ");
        text.Append($"{indent}}}\n");
    }

    private static bool IsNode(Box box) => box.Inside.IsEmpty && box.Kind is BoxKind.Component or BoxKind.External;

    private static string Node(Box box) =>
        $"n{box.Number} [label={Label(box)}{(box.Kind == BoxKind.External ? " style=\"rounded,dashed\"" : "")}]";

    private static string Style(Arrow arrow) =>
        (arrow.IsMandatory ? " penwidth=2.5" : "") + (arrow.IsControl ? " style=dashed" : "");

    private static string Label(Box box) => Quote([box.Name, .. box.Lines]);

    /// <summary>
    /// In quotes only the quote ends the text, a backslash starts Graphviz's own words such as \N, and entities are read.
    /// </summary>
    private static string Quote(params IEnumerable<string> lines) => $"\"{string.Join("\\n", lines.Select(Escape))}\"";

    private static string Escape(string line) =>
        string.Concat(line.Select(c => char.IsControl(c) ? ' ' : c))
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("&", "&amp;", StringComparison.Ordinal);
}
