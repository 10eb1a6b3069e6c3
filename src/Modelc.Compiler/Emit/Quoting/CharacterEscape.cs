using System.Globalization;
using System.Text;

namespace Modelc.Compiler.Emit.Quoting;

/// <summary>
/// What the double quoted strings of YAML and of JSON share: escapes for whatever a reader of the file could not
/// see, or a parser could take for something else.
/// </summary>
internal static class CharacterEscape
{
    /// <summary>JSON writes what lies beyond U+FFFF as two escapes; YAML has a long form and refuses the two.</summary>
    public static string DoubleQuoted(string text, Action<StringBuilder, Rune> appendEscape)
    {
        if (IsPlain(text))
            return $"\"{text}\"";
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            if (ShortForm(rune) is { } shortForm)
                quoted.Append(shortForm);
            else if (IsVisible(rune))
                quoted.Append(rune);
            else
                appendEscape(quoted, rune);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>As nearly all are. Ten thousand services have a million of them.</summary>
    private static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange(' ', '~') && !text.ContainsAny('"', '\\');

    /// <summary>
    /// False for controls, blanks other than the space, and everything without a shape of its own; such as the
    /// marks that turn the direction of a line, so that it reads other than it runs.
    /// </summary>
    public static bool IsVisible(Rune rune) =>
        rune.Value == ' '
        || ((rune.Value & 0xFFFE) != 0xFFFE
            && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse));

    public static void AppendJson(StringBuilder quoted, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        foreach (var unit in units[..rune.EncodeToUtf16(units)])
            quoted.Append($"\\u{(int)unit:x4}");
    }

    public static void AppendYaml(StringBuilder quoted, Rune rune)
    {
        if (rune.IsBmp)
            quoted.Append($"\\u{rune.Value:x4}");
        else
            quoted.Append($"\\U{rune.Value:x8}");
    }

    private static string? ShortForm(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => @"\\",
        '\n' => @"\n",
        '\r' => @"\r",
        '\t' => @"\t",
        _ => null,
    };
}
