using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax.Json;

/// <summary>What is written without quotes: true, false, null, a number, or a mistake.</summary>
internal static class JsonWords
{
    /// <summary>Whether the word is a value; if not, that has been said.</summary>
    public static bool Check(JsonToken token, SyntaxReporter reporter, JsonTexts texts)
    {
        var at = reporter.At(token.Start, token.End);
        var word = reporter.Source.Bytes.Span[token.Start..token.End];
        if (IsLiteral(word))
            return true;
        if (!JsonNumber.LooksLikeOne(word))
            reporter.Report(JsonDiagnostics.UnknownWord(at, texts.Source(at.Span), Meant(texts, token)));
        else if (token.Length > SyntaxLimits.NumberLength)
            reporter.Report(SyntaxDiagnostics.NumberTooLong(at));
        else if (!JsonNumber.IsNumber(word))
            reporter.Report(SyntaxDiagnostics.MalformedNumber(at));
        else
            return true;
        return false;
    }

    public static SyntaxNode Read(JsonToken token, JsonTexts texts)
    {
        var span = TextSpan.FromBounds(token.Start, token.End);
        return texts.Raw(token) switch
        {
            "true" => new BoolSyntax(span, true),
            "false" => new BoolSyntax(span, false),
            "null" => new NullSyntax(span),
            var number => new NumberSyntax(span, number),
        };
    }

    private static bool IsLiteral(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("true"u8) || word.SequenceEqual("false"u8) || word.SequenceEqual("null"u8);

    /// <summary>The JSON word for what other languages call it.</summary>
    private static string? Meant(JsonTexts texts, JsonToken token)
    {
        if (token.Length > 20)
            return null;
        return texts.Raw(token).ToUpperInvariant() switch
        {
            "TRUE" or "YES" or "ON" => "true",
            "FALSE" or "NO" or "OFF" => "false",
            "NULL" or "NONE" or "NIL" or "UNDEFINED" => "null",
            _ => null,
        };
    }
}
