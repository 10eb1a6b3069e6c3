namespace Modelc.Compiler.Emit.Quoting;

/// <summary>
/// What a language can hold at all. The rules tell users about their own texts, with a place; here is the last
/// line of defence, which throws.
/// </summary>
internal static class Expressible
{
    /// <summary>Any text that UTF-8 can carry: no half of a surrogate pair.</summary>
    public static string AsUnicode(string text, string place)
    {
        if (!text.AsSpan().ContainsAnyInRange('\ud800', '\udfff'))
            return text;
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                throw Refusal(text[i], place);
        }

        return text;
    }

    public static string WithoutNul(string text, string place) =>
        AsUnicode(text, place).Contains('\0', StringComparison.Ordinal) ? throw Refusal('\0', place) : text;

    /// <summary>No line break and no other control character but the tab, for languages that are read line by line.</summary>
    public static string OnOneLine(string text, string place)
    {
        foreach (var c in AsUnicode(text, place))
        {
            if (c is < ' ' and not '\t' or '\u007f')
                throw Refusal(c, place);
        }

        return text;
    }

    private static ArgumentException Refusal(char c, string place) => new($"{place} cannot hold U+{(int)c:X4}.");
}
