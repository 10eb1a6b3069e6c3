namespace Modelc.Bench.Charts;

/// <summary>One bar: its name, how long it is, what stands behind it, and its colour.</summary>
internal sealed record Bar(string Name, double Value, string Text, string Color);

/// <summary>Bars that lie below each other, in groups.</summary>
internal static class Bars
{
    private const double NameWidth = 250;
    private const double BarsWidth = 460;
    private const double TextWidth = 220;
    private const double Line = 18;

    public static Svg Draw(string title, string note, IReadOnlyList<(string Name, IReadOnlyList<Bar> Bars)> groups)
    {
        var height = 50 + groups.Sum(group => 24 + group.Bars.Count * Line) + 10;
        var svg = new Svg(NameWidth + BarsWidth + TextWidth, height, title);
        svg.Heading(title, note);
        var longest = groups.SelectMany(group => group.Bars).Select(bar => bar.Value).DefaultIfEmpty().Max();
        var top = 50.0;
        foreach (var (name, bars) in groups)
        {
            svg.Text(10, top + 15, name, 12, isBold: true);
            top += 24;
            foreach (var bar in bars)
            {
                DrawBar(svg, bar, top, longest);
                top += Line;
            }
        }

        return svg;
    }

    private static void DrawBar(Svg svg, Bar bar, double top, double longest)
    {
        var width = longest > 0 ? bar.Value / longest * BarsWidth : 0;
        svg.Text(NameWidth - 8, top + 12, bar.Name, 11, "end");
        svg.Rectangle(NameWidth, top + 2, Math.Max(1, width), Line - 5, bar.Color);
        svg.Text(NameWidth + Math.Max(1, width) + 5, top + 12, bar.Text, 11);
    }
}
