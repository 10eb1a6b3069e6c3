using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Modelc.Cli.Graph;

/// <summary>What the arrows mean, for those kinds that the drawing has.</summary>
internal static class SvgLegend
{
    private const double ShaftWidth = 30;
    private const double TextSize = 11.5;
    private const double Space = 22;

    private static readonly (string Style, string Meaning)[] All =
    [
        ("arrow", "needs"),
        ("arrow mandatory", "cannot start without"),
        ("arrow control", "is controlled by"),
        ("arrow mandatory control", "is controlled by, and cannot start without"),
    ];

    public static string StyleOf(Arrow arrow) =>
        "arrow" + (arrow.IsMandatory ? " mandatory" : "") + (arrow.IsControl ? " control" : "");

    public static ImmutableArray<(string Style, string Meaning)> EntriesFor(ModelGraph graph)
    {
        var used = graph.Arrows.Select(StyleOf).ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(entry => used.Contains(entry.Style))];
    }

    public static double WidthOf(ImmutableArray<(string Style, string Meaning)> entries) => entries.Sum(entry => EntryWidth(entry.Meaning));

    public static void Write(StringBuilder text, ImmutableArray<(string Style, string Meaning)> entries, double x, double y)
    {
        foreach (var (style, meaning) in entries)
        {
            var end = x + ShaftWidth;
            text.Append($"<path class=\"{style}\" d=\"M{N(x)} {N(y - 4)} L{N(end - 7)} {N(y - 4)}\"/>");
            text.Append($"<path class=\"head\" d=\"M{N(end)} {N(y - 4)} L{N(end - 9)} {N(y - 9)} L{N(end - 9)} {N(y + 1)} Z\"/>");
            text.Append($"<text class=\"line\" x=\"{N(end + 7)}\" y=\"{N(y)}\">{meaning}</text>\n");
            x += EntryWidth(meaning);
        }
    }

    private static double EntryWidth(string meaning) => ShaftWidth + 7 + TextWidth.Of(meaning, TextSize) + Space;

    private static string N(double number) => Math.Round(number, 1).ToString(CultureInfo.InvariantCulture);
}
