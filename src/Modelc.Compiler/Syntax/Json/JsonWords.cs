using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax.Json;

/// <summary>What is written without quotes: true, false, null, a number, or a mistake that stands for null.</summary>
internal static class JsonWords
{
    public static SyntaxNode Read(JsonToken token, SyntaxReporter reporter, JsonTexts texts)
    {
        var span = TextSpan.FromBounds(token.Start, token.End);
        var word = reporter.Source.Bytes.Span[token.Start..token.End];
        if (word.SequenceEqual("true"u8))
            return new BoolSyntax(span, true);
        if (word.SequenceEqual("false"u8))
            return new BoolSyntax(span, false);
        if (word.SequenceEqual("null"u8))
            return new NullSyntax(span);
        if (JsonNumber.LooksLikeOne(word))
            return ReadNumber(token, span, reporter, texts);
        reporter.Report(JsonDiagnostics.UnknownWord(reporter.At(span), texts.Source(span), Meant(texts, token)));
        return new NullSyntax(span);
    }

    private static SyntaxNode ReadNumber(JsonToken token, TextSpan span, SyntaxReporter reporter, JsonTexts texts)
    {
        var word = reporter.Source.Bytes.Span[token.Start..token.End];
        if (token.Length > SyntaxLimits.NumberLength)
            reporter.Report(SyntaxDiagnostics.NumberTooLong(reporter.At(span)));
        else if (!JsonNumber.IsNumber(word))
            reporter.Report(SyntaxDiagnostics.MalformedNumber(reporter.At(span)));
        else
            return new NumberSyntax(span, texts.Raw(token));
        return new NullSyntax(span);
    }

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
