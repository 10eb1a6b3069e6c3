using System.Buffers;
using System.Text;

namespace Modelc.Compiler.Syntax.Json;

/// <summary>Cuts a text into tokens. What is wrong inside a token is said here; how tokens follow each other is not.</summary>
internal ref struct JsonLexer(ReadOnlySpan<byte> text, SyntaxReporter reporter)
{
    private static readonly SearchValues<byte> WordBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-._$"u8);

    private readonly ReadOnlySpan<byte> text = text;
    private readonly JsonStringScanner strings = new(text, reporter);
    private int at;

    public JsonToken Next()
    {
        SkipBlanksAndComments();
        if (reporter.HasStopped || at >= text.Length)
            return new JsonToken(JsonTokenKind.End, text.Length, text.Length);
        var token = text[at] switch
        {
            (byte)'{' => Single(JsonTokenKind.OpenBrace),
            (byte)'}' => Single(JsonTokenKind.CloseBrace),
            (byte)'[' => Single(JsonTokenKind.OpenBracket),
            (byte)']' => Single(JsonTokenKind.CloseBracket),
            (byte)':' => Single(JsonTokenKind.Colon),
            (byte)',' => Single(JsonTokenKind.Comma),
            (byte)'"' or (byte)'\'' => strings.Scan(at),
            var first when WordBytes.Contains(first) => Word(),
            _ => Other(),
        };
        at = token.End;
        return token;
    }

    private readonly JsonToken Single(JsonTokenKind kind) => new(kind, at, at + 1);

    private readonly JsonToken Word()
    {
        var length = text[at..].IndexOfAnyExcept(WordBytes);
        return new JsonToken(JsonTokenKind.Word, at, length < 0 ? text.Length : at + length);
    }

    private readonly JsonToken Other()
    {
        Rune.DecodeFromUtf8(text[at..], out _, out var length);
        return new JsonToken(JsonTokenKind.Other, at, at + length);
    }

    private void SkipBlanksAndComments()
    {
        while (true)
        {
            var blanks = text[at..].IndexOfAnyExcept(" \t\r\n"u8);
            at = blanks < 0 ? text.Length : at + blanks;
            if (text[at..].StartsWith("//"u8))
                SkipTo("\n"u8);
            else if (text[at..].StartsWith("/*"u8))
                SkipBlockComment();
            else
                return;
        }
    }

    private void SkipBlockComment()
    {
        var start = at;
        at += 2;
        if (!SkipTo("*/"u8))
            reporter.Fatal(JsonDiagnostics.UnclosedComment(reporter.At(start, start + 2)));
    }

    private bool SkipTo(ReadOnlySpan<byte> end)
    {
        var distance = text[at..].IndexOf(end);
        at = distance < 0 ? text.Length : at + distance + end.Length;
        return distance >= 0;
    }
}
