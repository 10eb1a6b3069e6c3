using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Syntax.Json;

/// <summary>
/// Reads JSON with comments and trailing commas. Goes on after mistakes whose mending is sure (a missing comma, a key
/// without quotes), stops after those where it would have to guess.
/// </summary>
internal ref struct JsonParser
{
    /// <summary>Stands for each value inside a skipped one.</summary>
    private static readonly SkippedSyntax NotKept = new(default);

    private readonly SyntaxReporter reporter;
    private readonly SkipMember? skip;
    private readonly JsonTexts texts;
    private readonly OpenContainers open;

    // Members and items wait here until their container is complete and gets one array of the right size.
    private readonly List<MemberSyntax> members = [];
    private readonly List<SyntaxNode> items = [];

    private JsonLexer lexer;
    private JsonToken token;
    private int previousEnd;
    private bool skipping;

    private JsonParser(SyntaxReporter reporter, SkipMember? skip)
    {
        this.reporter = reporter;
        this.skip = skip;
        texts = new JsonTexts(reporter.Source);
        open = new OpenContainers(reporter);
        lexer = new JsonLexer(reporter.Source.Bytes.Span, reporter);
    }

    public static SyntaxNode? Parse(SyntaxReporter reporter, SkipMember? skip) =>
        new JsonParser(reporter, skip).ParseText();

    private SyntaxNode? ParseText()
    {
        Advance();
        if (token.Kind == JsonTokenKind.End)
        {
            reporter.Fatal(SyntaxDiagnostics.NothingInFile(reporter.At(0, 0), reporter.Source.Bytes.Length == 0));
            return null;
        }

        var root = ParseValue(key: default);
        if (token.Kind != JsonTokenKind.End)
            reporter.Fatal(SyntaxDiagnostics.TextAfterModel(At(token), Found()));
        return reporter.HasStopped ? null : root;
    }

    private void Advance()
    {
        previousEnd = token.End;
        token = lexer.Next();
    }

    private SyntaxNode ParseValue(TextSpan key)
    {
        switch (token.Kind)
        {
            case JsonTokenKind.OpenBrace:
                return ParseObject(key);
            case JsonTokenKind.OpenBracket:
                return ParseArray(key);
            case JsonTokenKind.String:
                return ParseString();
            case JsonTokenKind.Word:
                return ParseWord();
            default:
                return MissingValue(key);
        }
    }

    private SyntaxNode ParseString()
    {
        SyntaxNode node = skipping ? NotKept : new StringSyntax(SpanOf(token), texts.Value(token));
        Advance();
        return node;
    }

    private SyntaxNode ParseWord()
    {
        var isFine = JsonWords.Check(token, reporter, texts);
        SyntaxNode node = skipping ? NotKept : isFine ? JsonWords.Read(token, texts) : new NullSyntax(SpanOf(token));
        Advance();
        return node;
    }

    /// <summary>A comma or a closing bracket where a value should be: surely nothing else is wrong.</summary>
    private NullSyntax MissingValue(TextSpan key)
    {
        var wanted = key.Length == 0 ? "a value" : $"a value for {texts.Source(key)}";
        if (open.Depth > 0 && token.Kind is JsonTokenKind.Comma or JsonTokenKind.CloseBrace or JsonTokenKind.CloseBracket)
            reporter.Report(SyntaxDiagnostics.Expected(At(token), wanted, Found()));
        else
            Stop(wanted);
        return new NullSyntax(new TextSpan(token.Start, 0));
    }

    /// <summary>Nothing that follows can be understood; from here on the parser sees the end of the text.</summary>
    private void Stop(string wanted)
    {
        reporter.Fatal(token.Kind == JsonTokenKind.End
            ? open.EndsTooEarly(previousEnd)
            : open.Expected(At(token), wanted, Found()));
        token = new JsonToken(JsonTokenKind.End, token.Start, token.Start);
    }

    private SyntaxNode ParseObject(TextSpan key)
    {
        var start = token.Start;
        if (!open.Push(SpanOf(token), key))
            return TooDeep();
        var first = members.Count;
        var names = new MemberNames();
        Advance();
        while (AtMember())
            ParseMember(first, ref names);

        var span = TextSpan.FromBounds(start, Close());
        return skipping ? NotKept : new ObjectSyntax(span, Take(members, first));
    }

    /// <summary>Whether a member follows; stray commas and keys without quotes are spoken of and passed.</summary>
    private bool AtMember()
    {
        while (token.Kind == JsonTokenKind.Comma)
        {
            reporter.Report(SyntaxDiagnostics.Expected(At(token), "a key in double quotes or '}'", Found()));
            Advance();
        }

        if (token.Kind == JsonTokenKind.Word)
            reporter.Report(JsonDiagnostics.KeyWithoutQuotes(At(token), texts.Source(SpanOf(token))));
        else if (token.Kind is not (JsonTokenKind.String or JsonTokenKind.CloseBrace))
            Stop("a key in double quotes or '}'");
        return token.Kind is JsonTokenKind.String or JsonTokenKind.Word;
    }

    private void ParseMember(int first, ref MemberNames names)
    {
        var nameSpan = SpanOf(token);
        var name = skipping ? "" : texts.Name(token);
        Advance();
        ExpectColon(nameSpan);
        var wasSkipping = skipping;
        skipping = skipping || (skip is not null && skip(open.Depth, name));
        var (start, known) = (token.Start, wasSkipping ? null : names.FindOrAdd(Made(first), name, nameSpan));
        if (known is { } earlier)
            reporter.Report(SyntaxDiagnostics.DuplicateKey(reporter.At(nameSpan), reporter.At(earlier)));
        var value = ParseValue(nameSpan);
        if (skipping && !wasSkipping)
            value = new SkippedSyntax(TextSpan.FromBounds(start, Math.Max(start, previousEnd)));
        skipping = wasSkipping;
        if (!skipping && known is null)
            members.Add(new MemberSyntax(name, nameSpan, value));
        ExpectCommaOrEnd(JsonTokenKind.CloseBrace, nameSpan);
    }

    private readonly ReadOnlySpan<MemberSyntax> Made(int first) => CollectionsMarshal.AsSpan(members)[first..];

    private void ExpectColon(TextSpan key)
    {
        if (token.Kind == JsonTokenKind.Colon)
        {
            Advance();
            return;
        }

        var wanted = $"':' after the key {texts.Source(key)}";
        if (token.StartsValue)
            reporter.Report(SyntaxDiagnostics.Expected(At(token), wanted, Found()));
        else
            Stop(wanted);
    }

    private SyntaxNode ParseArray(TextSpan key)
    {
        var start = token.Start;
        if (!open.Push(SpanOf(token), key))
            return TooDeep();
        var first = items.Count;
        Advance();
        while (AtItem())
        {
            var item = ParseValue(key: default);
            if (!skipping)
                items.Add(item);
            ExpectCommaOrEnd(JsonTokenKind.CloseBracket, key: default);
        }

        var span = TextSpan.FromBounds(start, Close());
        return skipping ? NotKept : new ArraySyntax(span, Take(items, first));
    }

    private bool AtItem()
    {
        while (token.Kind == JsonTokenKind.Comma)
        {
            reporter.Report(SyntaxDiagnostics.Expected(At(token), "an item of the list or ']'", Found()));
            Advance();
        }

        if (!token.StartsValue && token.Kind != JsonTokenKind.CloseBracket)
            Stop("an item of the list or ']'");
        return token.StartsValue;
    }

    private void ExpectCommaOrEnd(JsonTokenKind end, TextSpan key)
    {
        if (token.Kind == JsonTokenKind.Comma)
        {
            Advance();
            return;
        }

        if (token.Kind == end)
            return;
        var wanted = end == JsonTokenKind.CloseBrace
            ? $"',' or '}}' after the value of {texts.Source(key)}"
            : "',' or ']' after an item of the list";
        if (end == JsonTokenKind.CloseBrace ? token.Kind == JsonTokenKind.String : token.StartsValue)
            reporter.Report(SyntaxDiagnostics.Expected(At(token), wanted, Found()));
        else
            Stop(wanted);
    }

    /// <summary>Takes the closing bracket, which is there unless the reader has stopped, and returns where it ends.</summary>
    private int Close()
    {
        open.Pop();
        if (!reporter.HasStopped)
            Advance();
        return previousEnd;
    }

    private NullSyntax TooDeep()
    {
        token = new JsonToken(JsonTokenKind.End, token.Start, token.Start);
        return new NullSyntax(SpanOf(token));
    }

    private static ImmutableArray<T> Take<T>(List<T> waiting, int first)
    {
        var taken = ImmutableArray.Create(CollectionsMarshal.AsSpan(waiting)[first..]);
        waiting.RemoveRange(first, waiting.Count - first);
        return taken;
    }

    private readonly string Found() => texts.Describe(token);

    private readonly SourceLocation At(JsonToken at) => reporter.At(at.Start, at.End);

    private static TextSpan SpanOf(JsonToken token) => TextSpan.FromBounds(token.Start, token.End);
}
