using System.Runtime.CompilerServices;
using Modelc.Compiler.Syntax;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model;

/// <summary>
/// Names for the places of a model that survive an edit elsewhere: "components/web/availability/replicaCount".
/// A member of a list goes by its name, not by its number; the envelope is not part of a path.
/// Plan and manifest hold such paths, and the command line turns them back into a line when it prints them.
/// </summary>
public sealed class OriginPaths
{
    private readonly SyntaxNode model;
    private readonly ConditionalWeakTable<ArraySyntax, string[]> segmentsOf = [];

    public OriginPaths(SyntaxNode root) =>
        model = root is ObjectSyntax envelope && envelope.Find("dm")?.Value is ObjectSyntax inner ? inner : root;

    /// <summary>Where a path leads in a text; null when the text has no such place.</summary>
    public static SourceLocation? Locate(SyntaxTree tree, string path) =>
        tree.Root is { } root && new OriginPaths(root).Locate(path) is { } span ? new(tree.Source, span) : null;

    /// <summary>The path of the innermost place that holds the span; "" for the model itself.</summary>
    public string PathOf(TextSpan span)
    {
        var segments = new List<string>();
        for (var node = model; node.Span != span && ChildAt(node, span) is { } child; node = child.Node)
            segments.Add(child.Segment);
        return string.Join('/', segments);
    }

    public TextSpan? Locate(string path)
    {
        var node = model;
        foreach (var segment in path.Length == 0 ? [] : path.Split('/'))
        {
            if (ChildNamed(node, segment) is not { } child)
                return null;
            node = child;
        }

        return node.Span;
    }

    private (string Segment, SyntaxNode Node)? ChildAt(SyntaxNode node, TextSpan span)
    {
        if (node is ObjectSyntax map)
        {
            foreach (var member in map.Members)
            {
                if (Holds(TextSpan.FromBounds(member.NameSpan.Start, member.Value.Span.End), span))
                    return (OriginSegments.Escape(member.Name), member.Value);
            }
        }
        else if (node is ArraySyntax list && IndexAt(list, span) is >= 0 and var index)
        {
            return (SegmentsOf(list)[index], list.Items[index]);
        }

        return null;
    }

    private SyntaxNode? ChildNamed(SyntaxNode node, string segment)
    {
        if (node is ObjectSyntax map)
            return map.Members.FirstOrDefault(member => OriginSegments.Escape(member.Name) == segment)?.Value;
        return node is ArraySyntax list && Array.IndexOf(SegmentsOf(list), segment) is >= 0 and var index
            ? list.Items[index]
            : null;
    }

    /// <summary>Items stand in the order of the text, unless YAML repeats an earlier one by its alias.</summary>
    private static int IndexAt(ArraySyntax list, TextSpan span)
    {
        int low = 0, high = list.Items.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var item = list.Items[middle].Span;
            if (Holds(item, span))
                return middle;
            (low, high) = item.Start > span.Start ? (low, middle - 1) : (middle + 1, high);
        }

        for (var index = 0; index < list.Items.Length; index++)
        {
            if (Holds(list.Items[index].Span, span))
                return index;
        }

        return -1;
    }

    private string[] SegmentsOf(ArraySyntax list) => segmentsOf.GetValue(list, OriginSegments.Of);

    private static bool Holds(TextSpan outer, TextSpan inner) => outer.Start <= inner.Start && inner.End <= outer.End;
}
