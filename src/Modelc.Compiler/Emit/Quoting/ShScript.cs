namespace Modelc.Compiler.Emit.Quoting;

/// <summary>
/// The text of a whole script, verbatim: the one type that quotes nothing. Lines end with LF, the last one too,
/// because a shebang line that ends with CR names an interpreter that does not exist.
/// </summary>
public sealed record ShScript : IQuoted
{
    private ShScript(string text) => Text = text;

    public string Text { get; }

    public static ShScript Of(string text)
    {
        // Not ReplaceLineEndings: to that, U+0085 and others within a text are line breaks too.
        var lines = Expressible.WithoutNul(text, "A script").TrimStart('\uFEFF')
            .Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return new ShScript(lines.Length == 0 || lines.EndsWith('\n') ? lines : lines + "\n");
    }

    public override string ToString() => Text;
}
