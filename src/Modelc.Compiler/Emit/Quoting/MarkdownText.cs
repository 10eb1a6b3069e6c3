using System.Text;

namespace Modelc.Compiler.Emit.Quoting;

/// <summary>Text within a paragraph or a table's cell of a Markdown page; it formats nothing.</summary>
public sealed record MarkdownText : IQuoted
{
    private const string Special = @"\`*_{}[]<>&|~#$!";

    private MarkdownText(string text) => Text = text;

    public string Text { get; }

    public static MarkdownText Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in CommentText.Visible(text).Trim(' '))
            (Special.Contains(c, StringComparison.Ordinal) ? escaped.Append('\\') : escaped).Append(c);
        return new MarkdownText(WithoutBlockStart(escaped));
    }

    /// <summary>Verbatim, in the typeface of code.</summary>
    public static MarkdownText Code(string text)
    {
        var visible = CommentText.Visible(text);
        var isPlain = visible.Trim(' ').Length == visible.Length && visible.Length > 0 && visible.IndexOfAny(['`', '|']) < 0;
        return new MarkdownText(isPlain ? $"`{visible}`" : AsHtml(visible));
    }

    public override string ToString() => Text;

    /// <summary>"- x", "+ x", "= x" and "1. x" begin a list or a heading when they begin a line.</summary>
    private static string WithoutBlockStart(StringBuilder text)
    {
        var at = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
            at++;
        if (at < text.Length && (at == 0 ? "-+=:" : ".)").Contains(text[at], StringComparison.Ordinal))
            text.Insert(at, '\\');
        return text.ToString();
    }

    /// <summary>A paragraph and a table's cell read "`a|b`" differently; HTML they read alike.</summary>
    private static string AsHtml(string text)
    {
        var html = new StringBuilder("<code>");
        foreach (var c in text)
        {
            if (char.IsAscii(c) && !char.IsAsciiLetterOrDigit(c) && c is not (' ' or '-' or '.' or '/'))
                html.Append("&#").Append((int)c).Append(';');
            else
                html.Append(c);
        }

        return html.Append("</code>").ToString();
    }
}
