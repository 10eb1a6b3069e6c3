using System.Collections.Immutable;
using System.Globalization;
using System.Security;
using System.Text;

namespace Modelc.Cli.Graph;

/// <summary>A drawing for a README: no script, no outside font, readable on light and on dark pages.</summary>
internal sealed class SvgWriter
{
    private const double Margin = 28;
    private const double TitleHeight = 34;
    private const double LegendHeight = 30;
    private const double HeadLength = 7;

    private readonly StringBuilder text = new();
    private readonly ModelGraph graph;
    private readonly GraphLayout layout;
    private readonly ArrowRoutes routes;

    private SvgWriter(ModelGraph graph)
    {
        this.graph = graph;
        layout = GraphLayout.Of(graph);
        routes = ArrowRoutes.Of(layout, graph.Arrows);
    }

    public static string Write(ModelGraph graph)
    {
        var writer = new SvgWriter(graph);
        writer.WriteAll();
        return writer.text.ToString();
    }

    private void WriteAll()
    {
        var legend = SvgLegend.EntriesFor(graph);
        var width = Math.Max(layout.Size.Width, Math.Max(TextWidth.Of(graph.Name, 17) * 1.08, SvgLegend.WidthOf(legend))) + 2 * Margin;
        var height = Margin + TitleHeight + layout.Size.Height + Margin + (legend.IsEmpty ? 0 : LegendHeight);
        Line($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {N(width)} {N(height)}\" width=\"{N(width)}\" height=\"{N(height)}\" role=\"img\" aria-label=\"{Escape(graph.Name)}\">");
        text.Append(SvgStyle.Css);
        Line($"<rect class=\"page\" width=\"{N(width)}\" height=\"{N(height)}\" rx=\"10\"/>");
        Line($"<text class=\"title\" x=\"{N(Margin)}\" y=\"{N(Margin + 10)}\">{Escape(graph.Name)}</text>");
        Line($"<g transform=\"translate({N(Margin)} {N(Margin + TitleHeight)})\">");
        // Arrows lie above what holds boxes and below the boxes themselves.
        foreach (var box in graph.Boxes)
            AddAround(box);
        foreach (var arrow in graph.Arrows)
            Add(arrow);
        foreach (var box in graph.Boxes)
            AddInner(box);
        Line("</g>");
        SvgLegend.Write(text, legend, Margin, height - Margin + 4);
        Line("</svg>");
    }

    private void AddAround(Box box)
    {
        if (IsLeaf(box))
            return;
        Add(box, box.Kind == BoxKind.Component ? "box" : box.Kind == BoxKind.Cluster ? "cluster" : "host");
        foreach (var inner in box.Inside)
            AddAround(inner);
    }

    private void AddInner(Box box)
    {
        if (IsLeaf(box))
            Add(box, box.Kind == BoxKind.External ? "box external" : "box");
        foreach (var inner in box.Inside)
            AddInner(inner);
    }

    private static bool IsLeaf(Box box) => box.Inside.IsEmpty && box.Kind is BoxKind.Component or BoxKind.External;

    private void Add(Box box, string style)
    {
        var place = layout.PlaceOf(box.Number);
        var x = N(place.X + BoxFace.Margin);
        Line($"<g><title>{Escape(string.Join("\n", box.Lines.Prepend(box.Name)))}</title>");
        Line($"<rect class=\"{style}\" x=\"{N(place.X)}\" y=\"{N(place.Y)}\" width=\"{N(place.Width)}\" height=\"{N(place.Height)}\" rx=\"{(IsLeaf(box) ? 7 : 10)}\"/>");
        Line($"<text class=\"name\" x=\"{x}\" y=\"{N(place.Y + BoxFace.NameBaseline)}\">{Escape(BoxFace.Name(box))}</text>");
        for (var line = 0; line < box.Lines.Length; line++)
            Line($"<text class=\"line\" x=\"{x}\" y=\"{N(place.Y + BoxFace.LineBaseline(line))}\">{Escape(BoxFace.Line(box.Lines[line]))}</text>");
        Line("</g>");
    }

    private void Add(Arrow arrow)
    {
        var points = routes.PointsOf(arrow);
        var style = SvgLegend.StyleOf(arrow);
        Line($"<g><title>{Escape(arrow.Name)}</title><path class=\"{style}\" d=\"{Curve(points, routes.IsVertical(arrow))}\"/>{Head(points, routes.IsVertical(arrow))}</g>");
    }

    /// <summary>From column to column a curve that leaves and arrives at right angles, and straight on inside a column.</summary>
    private static string Curve(ImmutableArray<Point> points, bool isVertical)
    {
        var path = new StringBuilder($"M{P(points[0])}");
        for (var i = 1; i < points.Length; i++)
        {
            var (start, end) = (points[i - 1], points[i]);
            if (i == points.Length - 1)
                end = BeforeHead(start, end, isVertical);
            var (first, second) = isVertical
                ? (start with { Y = (start.Y + end.Y) / 2 }, end with { Y = (start.Y + end.Y) / 2 })
                : (start with { X = (start.X + end.X) / 2 }, end with { X = (start.X + end.X) / 2 });
            path.Append(start.Y.Equals(end.Y) ? $" L{P(end)}" : $" C{P(first)} {P(second)} {P(end)}");
        }

        return path.ToString();
    }

    private static Point BeforeHead(Point start, Point tip, bool isVertical) => isVertical
        ? tip with { Y = tip.Y - Math.Sign(tip.Y - start.Y) * HeadLength }
        : tip with { X = tip.X - Math.Sign(tip.X - start.X) * HeadLength };

    private static string Head(ImmutableArray<Point> points, bool isVertical)
    {
        var (start, tip) = (points[^2], points[^1]);
        var (x, y) = isVertical ? (0.0, (double)Math.Sign(tip.Y - start.Y)) : (Math.Sign(tip.X - start.X), 0.0);
        var (left, right) = (new Point(tip.X - x * 9 - y * 5, tip.Y - y * 9 - x * 5), new Point(tip.X - x * 9 + y * 5, tip.Y - y * 9 + x * 5));
        return $"<path class=\"head\" d=\"M{P(tip)} L{P(left)} L{P(right)} Z\"/>";
    }

    private void Line(string line) => text.Append(line).Append('\n');

    private static string P(Point point) => $"{N(point.X)} {N(point.Y)}";

    private static string N(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>XML knows no control characters, and no half of a surrogate pair, in any form.</summary>
    internal static string Escape(string name)
    {
        var clean = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
            clean.Append(rune.Value is < ' ' and not '\n' or 0x7F or 0xFFFE or 0xFFFF ? " " : rune.ToString());
        return SecurityElement.Escape(clean.ToString());
    }
}
