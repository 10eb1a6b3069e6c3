using System.Buffers;
using System.Globalization;
using System.Text;

namespace Modelc.Compiler.Syntax.Json;

/// <summary>Finds the end of a quoted text and looks at each escape on the way.</summary>
internal readonly ref struct JsonStringScanner(ReadOnlySpan<byte> text, SyntaxReporter reporter)
{
    private static readonly SearchValues<byte> Stops = SearchValues.Create(
        [(byte)'"', (byte)'\'', (byte)'\\', .. Enumerable.Range(0, 32).Select(code => (byte)code)]);

    private readonly ReadOnlySpan<byte> text = text;

    public JsonToken Scan(int start)
    {
        var quote = text[start];
        var hasEscapes = false;
        var at = start + 1;
        while (true)
        {
            var distance = text[at..].IndexOfAny(Stops);
            at = distance < 0 ? text.Length : at + distance;
            if (at == text.Length || text[at] is (byte)'\n' or (byte)'\r')
                return Unclosed(start, at);
            if (text[at] == quote)
                return Closed(start, at + 1, hasEscapes);
            if (text[at] == '\\')
            {
                hasEscapes = true;
                at = SkipEscape(at);
                continue;
            }

            if (text[at] < 0x20)
                reporter.Report(SyntaxDiagnostics.ControlCharacter(reporter.At(at, at + 1), text[at]));
            at++;
        }
    }

    private JsonToken Closed(int start, int end, bool hasEscapes)
    {
        if (text[start] == '\'')
            reporter.Report(JsonDiagnostics.SingleQuotes(reporter.At(start, end)));
        return new JsonToken(JsonTokenKind.String, start, end, hasEscapes);
    }

    private JsonToken Unclosed(int start, int lineEnd)
    {
        reporter.Fatal(JsonDiagnostics.UnclosedString(reporter.At(start, lineEnd)));
        return new JsonToken(JsonTokenKind.End, text.Length, text.Length);
    }

    private int SkipEscape(int at)
    {
        var rest = text[at..];
        if (rest.Length < 2 || rest[1] < 0x20)
            return Bad(at, at + 1);
        if ("\"\\/bfnrt"u8.Contains(rest[1]))
            return at + 2;
        if (rest[1] != 'u')
        {
            Rune.DecodeFromUtf8(rest[1..], out _, out var length);
            return Bad(at, at + 1 + length);
        }

        if (!TryReadUnit(rest, out var unit))
            return Bad(at, at + 2);
        if (unit == '\0')
            reporter.Report(SyntaxDiagnostics.Nul(reporter.At(at, at + 6)));
        if (!char.IsSurrogate(unit))
            return at + 6;
        if (IsPair(rest, unit))
            return at + 12;
        reporter.Report(SyntaxDiagnostics.LoneSurrogate(reporter.At(at, at + 6), $"\\u{(int)unit:x4}"));
        return at + 6;
    }

    private int Bad(int start, int end)
    {
        reporter.Report(SyntaxDiagnostics.BadEscape(reporter.At(start, end), Encoding.UTF8.GetString(text[start..end])));
        return end;
    }

    internal static bool IsPair(ReadOnlySpan<byte> escape, char first) =>
        char.IsHighSurrogate(first) && TryReadUnit(escape[6..], out var second) && char.IsLowSurrogate(second);

    /// <summary>Reads the unit of \uXXXX at the start of a text.</summary>
    internal static bool TryReadUnit(ReadOnlySpan<byte> escape, out char unit)
    {
        unit = default;
        if (escape.Length < 6 || escape[0] != '\\' || escape[1] != 'u')
            return false;
        if (!ushort.TryParse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            return false;
        unit = (char)code;
        return true;
    }
}
