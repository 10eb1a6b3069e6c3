using System.Globalization;
using System.Text;

namespace Modelc.Compiler.Diagnostics;

/// <summary>A name as the user wrote it, in quotes, and fit to stand on one line of a message.</summary>
public static class Quoted
{
    private const int Longest = 80;

    public static string Name(string name)
    {
        var text = new StringBuilder("\"");
        for (var at = 0; at < name.Length && at < Longest; at++)
            Append(text, name, ref at);
        return text.Append(name.Length > Longest ? "...\"" : "\"").ToString();
    }

    /// <summary>"a", "b" and "c", in the order given.</summary>
    public static string List(IEnumerable<string> names, string conjunction = "and")
    {
        string[] quoted = [.. names.Select(Name)];
        return quoted.Length < 2
            ? string.Concat(quoted)
            : $"{string.Join(", ", quoted[..^1])} {conjunction} {quoted[^1]}";
    }

    private static void Append(StringBuilder text, string name, ref int at)
    {
        var c = name[at];
        if (char.IsHighSurrogate(c) && at + 1 < name.Length && char.IsLowSurrogate(name[at + 1]))
            text.Append(c).Append(name[++at]);
        else if (char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029')
            text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        else
            text.Append(c);
    }
}
