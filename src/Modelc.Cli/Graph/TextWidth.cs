using System.Text;

namespace Modelc.Cli.Graph;

/// <summary>
/// How wide a text will be in a common sans-serif font: an estimate, the same on every machine, a little too wide rather
/// than too narrow.
/// </summary>
internal static class TextWidth
{
    public static double Of(string text, double size) => text.EnumerateRunes().Sum(Em) * size * 1.04;

    /// <summary>The text, or its start and an ellipsis where it does not fit.</summary>
    public static string Fit(string text, double size, double width)
    {
        if (Of(text, size) <= width)
            return text;
        var kept = new StringBuilder();
        var left = width - Of("…", size);
        foreach (var rune in text.EnumerateRunes())
        {
            left -= Of(rune.ToString(), size);
            if (left < 0)
                break;
            kept.Append(rune.ToString());
        }

        return kept.Append('…').ToString();
    }

    private static double Em(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or '\'' or '|' => 0.25,
        ' ' or '.' or ',' or ':' or ';' or '!' or '/' or '\\' or 'f' or 't' or 'I' or '[' or ']' or '(' or ')' or '·' => 0.32,
        'r' or '-' or '"' or '`' => 0.37,
        'm' or 'M' or 'W' or '@' or '%' => 0.88,
        'w' => 0.76,
        >= 'A' and <= 'Z' => 0.69,
        < 0x1100 => 0.57,
        _ => 1.05,
    };
}
