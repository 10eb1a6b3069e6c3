using System.Collections.Immutable;
using System.Text;

namespace Modelc.Cli.Graph;

/// <summary>For a README on a forge that draws Mermaid. Names stand in quotes, with all that has a meaning there as entities.</summary>
internal static class MermaidWriter
{
    public static string Write(ModelGraph graph)
    {
        var text = new StringBuilder("flowchart LR\n");
        foreach (var box in graph.Boxes)
            Add(text, box, "  ");
        foreach (var arrow in graph.Arrows)
            text.Append($"  n{arrow.From} {Shaft(arrow)} n{arrow.To}\n");
        AddStyles(text, graph);
        return text.ToString();
    }

    private static void Add(StringBuilder text, Box box, string indent)
    {
        var label = Label(box);
        if (box.Inside.IsEmpty && box.Kind is BoxKind.Component or BoxKind.External)
        {
            text.Append(box.Kind == BoxKind.External ? $"{indent}n{box.Number}([\"{label}\"])\n" : $"{indent}n{box.Number}[\"{label}\"]\n");
            return;
        }

        text.Append($"{indent}subgraph n{box.Number}[\"{label}\"]\n");
        foreach (var inner in box.Inside)
            Add(text, inner, indent + "  ");
        text.Append($"{indent}end\n");
    }

    private static string Label(Box box) => string.Join("<br/>", box.Lines.Prepend(box.Name).Select(Escape));

    private static string Shaft(Arrow arrow) => arrow.IsControl ? "-.->" : arrow.IsMandatory ? "==>" : "-->";

    // A control link is dashed already, so that its being mandatory has to be told by its width.
    private static void AddStyles(StringBuilder text, ModelGraph graph)
    {
        for (var i = 0; i < graph.Arrows.Length; i++)
        {
            if (graph.Arrows[i] is { IsControl: true, IsMandatory: true })
                text.Append($"  linkStyle {i} stroke-width:3px\n");
        }

        AddClass(text, Numbers(graph.Boxes, BoxKind.External), "external", "stroke-dasharray:4 3");
        AddClass(text, Numbers(graph.Boxes, BoxKind.Cluster), "cluster", "stroke-width:2px");
    }

    private static void AddClass(StringBuilder text, ImmutableArray<int> boxes, string name, string style)
    {
        if (!boxes.IsEmpty)
            text.Append($"  classDef {name} {style}\n  class {string.Join(",", boxes.Select(box => $"n{box}"))} {name}\n");
    }

    private static ImmutableArray<int> Numbers(IEnumerable<Box> boxes, BoxKind kind) =>
        [.. boxes.Where(box => box.Kind == kind).Select(box => box.Number)];

    private static string Escape(string name)
    {
        var text = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
                text.Append(' ');
            else if (rune.Value > 127 || Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '-' or '_' or '.' or ',' or ':' or '/')
                text.Append(rune.ToString());
            else
                text.Append($"#{rune.Value};");
        }

        return text.ToString();
    }
}
