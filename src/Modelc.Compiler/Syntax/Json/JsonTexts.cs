using System.Globalization;
using System.Text;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax.Json;

/// <summary>Makes strings of tokens: what they mean, and how a message speaks of them.</summary>
internal sealed class JsonTexts(SourceText source)
{
    // Apart, so that a million different values do not push the few keys out.
    private readonly StringCache names = new();
    private readonly StringCache values = new();

    public string Name(JsonToken token) => token.Kind == JsonTokenKind.Word ? Raw(token) : Content(token, names);

    public string Value(JsonToken token) => Content(token, values);

    /// <summary>The text of the token itself.</summary>
    public string Raw(JsonToken token) => values.Get(source.Bytes.Span[token.Start..token.End]);

    /// <summary>A key for a message, or nothing for a value that has none.</summary>
    public string Source(TextSpan key) =>
        key.Length == 0 ? "" : SyntaxDiagnostics.Quote(new SourceLocation(source, key));

    public string Describe(JsonToken token) => token.Kind switch
    {
        JsonTokenKind.End => "the end of the file",
        JsonTokenKind.String => "a string",
        JsonTokenKind.Word => JsonNumber.LooksLikeOne(source.Bytes.Span[token.Start..token.End])
            ? "a number"
            : Source(TextSpan.FromBounds(token.Start, token.End)),
        JsonTokenKind.Other => DescribeCharacter(token),
        _ => $"'{(char)source.Bytes.Span[token.Start]}'",
    };

    private string DescribeCharacter(JsonToken token)
    {
        Rune.DecodeFromUtf8(source.Bytes.Span[token.Start..], out var rune, out _);
        return rune.Value switch
        {
            '\u201C' or '\u201D' => "a typographic quote (strings need the straight '\"')",
            '\u00A0' => "a no-break space (only the plain space separates)",
            '\uFEFF' => "a byte order mark inside the text",
            '#' => "'#' (comments start with '//')",
            _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format =>
                $"the control character U+{rune.Value:X4}",
            _ => $"'{rune}'",
        };
    }

    private string Content(JsonToken token, StringCache cache)
    {
        var content = source.Bytes.Span[(token.Start + 1)..(token.End - 1)];
        return token.HasEscapes ? JsonUnescaper.Unescape(content) : cache.Get(content);
    }
}
