namespace Modelc.Compiler.Emit.Quoting;

/// <summary>
/// One word of a POSIX shell command, or the value after "K=" in unit.env. Always in single quotes, where a
/// shell knows no special character but the quote itself; line breaks are kept. A carriage return, which an editor or
/// git would take away, is left to the shell to print.
/// </summary>
public sealed record ShWord : IQuoted
{
    private ShWord(string text) => Text = text;

    public string Text { get; }

    public static ShWord Of(string text) =>
        new($"'{Expressible.WithoutNul(text, "A shell word")
            .Replace("'", @"'\''", StringComparison.Ordinal)
            .Replace("\r", """'"$(printf '\r')"'""", StringComparison.Ordinal)}'");

    public override string ToString() => Text;
}
