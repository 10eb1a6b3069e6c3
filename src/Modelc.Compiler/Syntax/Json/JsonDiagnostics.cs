using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax.Json;

internal static class JsonDiagnostics
{
    private static readonly DiagnosticDescriptor UnclosedStringCode = new("MC1020", Severity.Error,
        "A string is not closed on its line",
        """
        A string starts with '"' and its end is not on the same line.

        Either the closing '"' is missing, or the text has several lines. A line break in a JSON string is written \n.
        """);

    private static readonly DiagnosticDescriptor UnknownWordCode = new("MC1021", Severity.Error,
        "A word stands where a value should be",
        """
        Without quotes there are only numbers, true, false and null.

        Put a text in double quotes.
        """);

    private static readonly DiagnosticDescriptor KeyWithoutQuotesCode = new("MC1022", Severity.Error,
        "A key has no quotes",
        """
        In JSON each key stands in double quotes.

        Put it in quotes, or write the model in YAML (a file that ends in .yaml).
        """);

    private static readonly DiagnosticDescriptor SingleQuotesCode = new("MC1023", Severity.Error,
        "A string stands in single quotes",
        """
        In JSON a string stands in double quotes.

        Use double quotes, or write the model in YAML (a file that ends in .yaml).
        """);

    public static Diagnostic UnclosedString(SourceLocation at) => UnclosedStringCode.At(at,
        "The string that starts here is not closed on its line. Close it with '\"'; a line break inside is written \\n.");

    public static Diagnostic UnclosedComment(SourceLocation at) => SyntaxDiagnostics.EndsInside(at, "comment", "\"*/\"");

    public static Diagnostic UnknownWord(SourceLocation at, string word, string? meant) => UnknownWordCode.At(at,
        $"{word} is no value. " + (meant is null
            ? "Put a text in double quotes; without quotes there are numbers, true, false and null."
            : $"Did you mean {meant}? A text goes in double quotes."));

    public static Diagnostic KeyWithoutQuotes(SourceLocation at, string key) =>
        KeyWithoutQuotesCode.At(at, $"The key {key} stands without quotes. Put it in double quotes.");

    public static Diagnostic SingleQuotes(SourceLocation at) =>
        SingleQuotesCode.At(at, "The string stands in single quotes. Use double quotes.");
}
