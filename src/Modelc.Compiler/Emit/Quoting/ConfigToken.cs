using System.Text;

namespace Modelc.Compiler.Emit.Quoting;

/// <summary>
/// One argument of a line in haproxy.cfg or of a directive in nginx.conf. What these languages cannot say throws
/// <see cref="ArgumentException"/>.
/// </summary>
public sealed record ConfigToken : IQuoted
{
    // NGX_CONF_BUFFER: a longer token is "too long parameter" to nginx. The quotes and one byte more count.
    private const int LongestNginxToken = 4096 - 3;

    private ConfigToken(string text) => Text = text;

    public string Text { get; }

    /// <summary>In strong quotes, where HAProxy knows no variable, escape or comment; as in a shell, '\'' is a quote.</summary>
    public static ConfigToken HaProxy(string text)
    {
        const string place = "An argument in haproxy.cfg";
        // To HAProxy an empty argument is the end of the line.
        if (text.Length == 0)
            throw new ArgumentException($"{place} cannot be empty.");
        return new($"'{Expressible.OnOneLine(text, place).Replace("'", @"'\''", StringComparison.Ordinal)}'");
    }

    /// <summary>For the arguments that HAProxy documents as log-format strings: there "%" starts a variable.</summary>
    public static ConfigToken HaProxyFormat(string text) =>
        HaProxy(text.Replace("%", "%%", StringComparison.Ordinal));

    /// <summary>In double quotes. A "$" is refused: nginx has no way to say that it does not start a variable.</summary>
    public static ConfigToken Nginx(string text)
    {
        const string place = "An argument in nginx.conf";
        if (Expressible.OnOneLine(text, place).Contains('$', StringComparison.Ordinal))
            throw new ArgumentException($"{place} cannot hold a literal \"$\".");
        var escaped = text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        if (Encoding.UTF8.GetByteCount(escaped) > LongestNginxToken)
            throw new ArgumentException($"{place} cannot be longer than {LongestNginxToken} bytes.");
        return new($"\"{escaped}\"");
    }

    public override string ToString() => Text;
}
