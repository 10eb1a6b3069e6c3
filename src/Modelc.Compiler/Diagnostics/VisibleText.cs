using System.Globalization;
using System.Text;

namespace Modelc.Compiler.Diagnostics;

/// <summary>
/// Makes text from a model safe to print. Whatever a terminal or a reader's eye would obey instead of show (escape
/// sequences, line breaks, direction marks) is shown as an escape.
/// </summary>
public static class VisibleText
{
    private const char ZeroWidthJoiner = '\u200D';
    private const char EmojiStyle = '\uFE0F';

    public static string Escape(string text)
    {
        if (text.All(c => c is >= ' ' and <= '~'))
            return text;
        var shown = new StringBuilder(text.Length);
        foreach (var cluster in Clusters(text))
            shown.Append(EscapeCluster(cluster));
        return shown.ToString();
    }

    /// <summary>What a reader takes for one character, such as a letter with its accents or a family of emoji.</summary>
    internal static IEnumerable<string> Clusters(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            yield return text.Substring(at, length);
            at += length;
        }
    }

    internal static string EscapeCluster(string cluster)
    {
        var shown = new StringBuilder(cluster.Length);
        for (var at = 0; at < cluster.Length; at++)
        {
            if (!Rune.TryGetRuneAt(cluster, at, out var rune))
            {
                shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)cluster[at]:x4}");
                continue;
            }

            Append(shown, rune, isInside: at > 0);
            at += rune.Utf16SequenceLength - 1;
        }

        return shown.ToString();
    }

    /// <summary>How many columns a terminal gives to an escaped cluster.</summary>
    internal static int Width(string escaped)
    {
        if (escaped.Length == 0)
            return 0;
        if (escaped.All(char.IsAscii))
            return escaped.Length;
        return escaped.Contains(EmojiStyle, StringComparison.Ordinal) || IsWide(Rune.GetRuneAt(escaped, 0)) ? 2 : 1;
    }

    private static void Append(StringBuilder shown, Rune rune, bool isInside)
    {
        var isShown = Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Format => isInside && rune.Value == ZeroWidthJoiner,
            UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => false,
            UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => false,
            _ => true,
        };
        _ = rune.Value switch
        {
            _ when isShown => shown.Append(rune.ToString()),
            '\n' => shown.Append("\\n"),
            '\r' => shown.Append("\\r"),
            '\t' => shown.Append("\\t"),
            <= 0xFFFF => shown.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}"),
            _ => shown.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}"),
        };
    }

    /// <summary>The blocks of Unicode's East Asian Width "W" and "F" that matter: CJK, Hangul, full-width forms, emoji.</summary>
    private static bool IsWide(Rune rune) => rune.Value is
        (>= 0x1100 and <= 0x115F) or (>= 0x231A and <= 0x231B) or (>= 0x23E9 and <= 0x23EC) or 0x23F0 or 0x23F3
        or (>= 0x25FD and <= 0x25FE) or (>= 0x2614 and <= 0x2615) or (>= 0x2648 and <= 0x2653) or 0x26A1
        or (>= 0x26AA and <= 0x26AB) or (>= 0x26BD and <= 0x26BE) or (>= 0x26C4 and <= 0x26C5) or 0x26D4 or 0x26EA
        or (>= 0x26F2 and <= 0x26F3) or 0x26F5 or 0x26FA or 0x26FD or 0x2705 or (>= 0x270A and <= 0x270B) or 0x2728
        or 0x274C or 0x274E or (>= 0x2753 and <= 0x2755) or 0x2757 or (>= 0x2795 and <= 0x2797) or 0x27B0
        or (>= 0x2B1B and <= 0x2B1C) or 0x2B50 or 0x2B55 or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF)
        or (>= 0xA960 and <= 0xA97C) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
        or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1F64F)
        or (>= 0x1F680 and <= 0x1F6FF) or (>= 0x1F7E0 and <= 0x1F7EB) or (>= 0x1F900 and <= 0x1F9FF)
        or (>= 0x1FA70 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD);
}
