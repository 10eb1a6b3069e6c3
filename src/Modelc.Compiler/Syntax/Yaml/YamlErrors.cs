using System.Buffers;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;
using YamlDotNet.Core;

namespace Modelc.Compiler.Syntax.Yaml;

/// <summary>Puts what the YAML library says into our words, codes and places.</summary>
internal sealed class YamlErrors(SyntaxReporter reporter, YamlPlaces places, OpenContainers open)
{
    private static readonly SearchValues<byte> ControlCharacters = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(code => code is not ('\t' or '\n' or '\r')).Select(code => (byte)code)]);

    /// <summary>The library lets them pass.</summary>
    public static void ReportControlCharacters(SyntaxReporter reporter)
    {
        var text = reporter.Source.Bytes.Span;
        for (var at = 0; at < text.Length && !reporter.HasStopped; at++)
        {
            var distance = text[at..].IndexOfAny(ControlCharacters);
            if (distance < 0)
                return;
            at += distance;
            reporter.Report(SyntaxDiagnostics.ControlCharacter(reporter.At(at, at + 1), text[at]));
        }
    }

    public Diagnostic Explain(YamlException error)
    {
        var start = Math.Min(error.Start.Index, places.Text.Length);
        var end = Math.Min(error.End.Index, places.Text.Length);
        return error.Message switch
        {
            var m when Has(m, "',' or '}'") => InsideBrackets(start, "',' or '}'"),
            var m when Has(m, "',' or ']'") => InsideBrackets(start, "',' or ']'"),
            var m when Has(m, "quoted scalar, found unexpected end") => UnclosedString(start),
            var m when Has(m, "invalid Unicode surrogates") => LoneSurrogate(end),
            var m when Has(m, "unknown escape") || Has(m, "hexadecimal number") || Has(m, "character escape code") => BadEscape(end),
            var m when Has(m, " tab ") => Tab(start),
            var m when Has(m, "undefined tag handle") => YamlDiagnostics.Tag(CharacterAt(start), WordAt(start)),
            var m => YamlDiagnostics.Malformed(CharacterAt(start), Sentence(m, start)),
        };
    }

    /// <summary>Something after the last value; nobody knows what.</summary>
    public Diagnostic Unreadable() => YamlDiagnostics.Malformed(
        reporter.At(places.LastEnd, places.LastEnd),
        "The YAML cannot be read after this place. Check the quotes, colons and indentation that follow.");

    private static bool Has(string message, string part) => message.Contains(part, StringComparison.Ordinal);

    private string Sentence(string message, long at) => message switch
    {
        _ when Has(message, "cannot start any token") => IsTab(at)
            ? "A tab stands where YAML wants blanks. Use blanks."
            : $"A plain text cannot start with '{Character(at)}'. Put it in quotes.",
        _ when Has(message, "found invalid mapping") =>
            "Found a second ':' where the value should be. Put a text that has \": \" in it in quotes, "
            + "or check the indentation of this line.",
        _ when Has(message, "did not find expected key") =>
            "Expected a key at the indentation of the keys above. Check the indentation, and that texts are closed.",
        _ when Has(message, "expected '-'") =>
            "Expected '-' and the next item of the list. Check the indentation of this line.",
        _ when Has(message, "expected ':'") => "Expected ':' after the key.",
        _ when Has(message, "more than one anchor") => "A value has two anchors. Remove one.",
        _ when Has(message, "expected node content") => "Expected a value.",
        _ when Has(message, "multi-line double-quoted") => "The string that starts here is not closed, or goes on with too little indentation. Close it, or indent it more.",
        _ when Has(message, "document start") || Has(message, "document end") =>
            "Expected the end of the file after the model. Check the indentation of this line.",
        _ => $"The YAML cannot be read here: {WithoutContext(message)}",
    };

    /// <summary>"While scanning a tag, did not find X." says where the library was; the second half is the fact.</summary>
    private static string WithoutContext(string message)
    {
        var comma = message.StartsWith("While ", StringComparison.Ordinal) ? message.IndexOf(", ", StringComparison.Ordinal) : -1;
        return comma < 0 ? message : message[(comma + 2)..].TrimStart();
    }

    private Diagnostic InsideBrackets(long start, string wanted) =>
        places.Text.AsSpan((int)start).Trim().IsEmpty
            ? open.EndsTooEarly(places.ByteOf(places.Text.AsSpan(0, (int)start).TrimEnd().Length))
            : open.Expected(CharacterAt(start), wanted, $"'{Character(start)}'");

    private Diagnostic UnclosedString(long start)
    {
        var quote = start < places.Text.Length && places.Text[(int)start] == '\'' ? "\"'\"" : "'\"'";
        return SyntaxDiagnostics.EndsInside(CharacterAt(start), "string", quote);
    }

    /// <summary>The marks are those of the whole string; the escape is the last one that was read.</summary>
    private Diagnostic LoneSurrogate(long end)
    {
        var start = Math.Max(0, places.Text.LastIndexOf('\\', (int)Math.Max(0, end - 1)));
        var escape = reporter.At(places.SpanOf(start, Math.Min(end, start + 6)));
        return SyntaxDiagnostics.LoneSurrogate(escape, places.Text[start..(int)Math.Min(places.Text.Length, start + 6)]);
    }

    private Diagnostic BadEscape(long end)
    {
        var start = Math.Max(0, places.Text.LastIndexOf('\\', (int)Math.Min(end, places.Text.Length - 1)));
        var length = start + 1 < places.Text.Length && char.IsHighSurrogate(places.Text[start + 1]) ? 3 : 2;
        var stop = Math.Min(places.Text.Length, start + length);
        return SyntaxDiagnostics.BadEscape(reporter.At(places.SpanOf(start, stop)), places.Text[start..stop]);
    }

    /// <summary>The mark is where the block starts; the tab is somewhere below.</summary>
    private Diagnostic Tab(long start)
    {
        var text = places.Text;
        for (var line = (int)start; line < text.Length;)
        {
            var first = line;
            while (first < text.Length && text[first] == ' ')
                first++;
            if (first < text.Length && text[first] == '\t')
                return YamlDiagnostics.Tab(CharacterAt(first));
            var lineBreak = text.IndexOf('\n', line);
            line = lineBreak < 0 ? text.Length : lineBreak + 1;
        }

        return YamlDiagnostics.Tab(CharacterAt(start));
    }

    private bool IsTab(long at) => at < places.Text.Length && places.Text[(int)at] == '\t';

    private string Character(long at)
    {
        if (at >= places.Text.Length)
            return "the end of the file";
        var isPair = char.IsHighSurrogate(places.Text[(int)at]) && at + 1 < places.Text.Length;
        return places.Text.Substring((int)at, isPair ? 2 : 1);
    }

    private SourceLocation CharacterAt(long at) =>
        reporter.At(places.SpanOf(at, at < places.Text.Length ? at + Character(at).Length : at));

    private string WordAt(long at)
    {
        var rest = places.Text.AsSpan((int)at);
        var length = rest.IndexOfAny(" \t\r\n");
        return rest[..(length < 0 ? rest.Length : length)].ToString();
    }
}
