using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text;
using Modelc.Compiler.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Modelc.Compiler.Syntax.Yaml;

/// <summary>Builds the tree from the events of one YAML document.</summary>
internal sealed class YamlParser
{
    private readonly SyntaxReporter reporter;
    private readonly SkipMember? skip;
    private readonly Parser events;
    private readonly YamlPlaces places;
    private readonly OpenContainers open;
    private readonly YamlAnchors anchors;
    private readonly YamlScalars scalars;
    private readonly YamlErrors errors;

    private ParsingEvent? current;
    private bool skipping;

    private YamlParser(SyntaxReporter reporter, SkipMember? skip)
    {
        this.reporter = reporter;
        this.skip = skip;
        var text = Encoding.UTF8.GetString(reporter.Source.Bytes.Span);
        events = new Parser(new Scanner(new StringReader(text), skipComments: true));
        places = new YamlPlaces(text);
        open = new OpenContainers(reporter);
        anchors = new YamlAnchors(reporter, open);
        scalars = new YamlScalars(reporter);
        errors = new YamlErrors(reporter, places, open);
    }

    public static SyntaxNode? Parse(SyntaxReporter reporter, SkipMember? skip)
    {
        YamlErrors.ReportControlCharacters(reporter);
        return new YamlParser(reporter, skip).ParseStream();
    }

    private SyntaxNode? ParseStream()
    {
        Advance();
        Advance();
        if (current is StreamEnd)
        {
            reporter.Fatal(SyntaxDiagnostics.NothingInFile(reporter.At(0, 0), reporter.Source.Bytes.Length == 0));
            return null;
        }

        Advance();
        var root = ParseNode(key: default);
        Advance();
        if (current is DocumentStart next)
            reporter.Fatal(YamlDiagnostics.SeveralDocuments(reporter.At(places.SpanOf(next))));
        return reporter.HasStopped ? null : root;
    }

    /// <summary>Goes to the next event. After an error there is none, and every loop below ends.</summary>
    private void Advance()
    {
        if (current is not null)
            places.Pass(current);
        try
        {
            current = !reporter.HasStopped && events.MoveNext() ? events.Current : null;
        }
        catch (YamlException error)
        {
            reporter.Fatal(errors.Explain(error));
            current = null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // On some malformed texts the library trips over itself (16.3: a plain key of two lines inside braces).
            reporter.Fatal(errors.Unreadable());
            current = null;
        }
    }

    private SyntaxNode ParseNode(TextSpan key)
    {
        if (current is AnchorAlias alias)
            return ParseAlias(alias);
        if (current is not NodeEvent node)
            return new NullSyntax(new TextSpan(places.LastEnd, 0));
        var mark = anchors.Begin(node.Anchor);
        var made = node switch
        {
            MappingStart mapping => ParseMapping(mapping, key),
            SequenceStart sequence => ParseSequence(sequence, key),
            _ => ParseScalar((Scalar)node),
        };
        anchors.End(mark, made);
        return made;
    }

    private SyntaxNode ParseAlias(AnchorAlias alias)
    {
        var node = anchors.Resolve(alias.Value.Value, places.SpanOf(alias));
        Advance();
        return node;
    }

    private SyntaxNode ParseScalar(Scalar scalar)
    {
        var node = scalars.Read(scalar, places.SpanOf(scalar));
        Advance();
        return node;
    }

    private SyntaxNode ParseMapping(MappingStart mapping, TextSpan key)
    {
        var start = places.StartOf(mapping);
        scalars.CheckCollectionTag(mapping.Tag, "map", places.SpanOf(mapping));
        if (!open.Push(places.BracketOf(mapping), key))
            return TooDeep(start);
        var members = new List<MemberSyntax>();
        var names = new MemberNames();
        Advance();
        while (current is not (MappingEnd or null))
            ParseMember(members, ref names);
        return new ObjectSyntax(Close(start), [.. members]);
    }

    private void ParseMember(List<MemberSyntax> members, ref MemberNames names)
    {
        var (span, name) = ParseKey();
        var wasSkipping = skipping;
        skipping = skipping || (name is not null && skip is not null && skip(open.Depth, name));
        var value = ParseNode(span);
        if (skipping && !wasSkipping)
            value = new SkippedSyntax(value.Span);
        var isKept = !skipping || !wasSkipping;
        skipping = wasSkipping;
        if (name is null || !isKept)
            return;
        if (names.FindOrAdd(CollectionsMarshal.AsSpan(members), name, span) is { } earlier)
            reporter.Report(SyntaxDiagnostics.DuplicateKey(reporter.At(span), reporter.At(earlier)));
        else
            members.Add(new MemberSyntax(name, span, value));
    }

    /// <summary>A key is text, whatever it looks like: "80: 80" has the key "80". Anything else has no name.</summary>
    private (TextSpan Span, string? Name) ParseKey()
    {
        if (current is Scalar { Style: ScalarStyle.Plain, Value: "<<" } merge)
        {
            reporter.Report(YamlDiagnostics.MergeKey(reporter.At(places.SpanOf(merge))));
            Advance();
            return (default, null);
        }

        if (current is Scalar scalar)
        {
            var span = places.SpanOf(scalar);
            scalars.CheckKeyTag(scalar.Tag, span);
            anchors.End(anchors.Begin(scalar.Anchor), new StringSyntax(span, scalar.Value));
            Advance();
            return (span, scalars.Name(scalar, span));
        }

        if (current is { } other)
            reporter.Report(YamlDiagnostics.KeyIsNotText(reporter.At(places.SpanOf(other))));
        ParseNode(key: default);
        return (default, null);
    }

    private SyntaxNode ParseSequence(SequenceStart sequence, TextSpan key)
    {
        var start = places.StartOf(sequence);
        scalars.CheckCollectionTag(sequence.Tag, "seq", places.SpanOf(sequence));
        if (!open.Push(places.BracketOf(sequence), key))
            return TooDeep(start);
        var items = ImmutableArray.CreateBuilder<SyntaxNode>();
        Advance();
        while (current is not (SequenceEnd or null))
            items.Add(ParseNode(key: default));
        return new ArraySyntax(Close(start), items.ToImmutable());
    }

    private NullSyntax TooDeep(int start)
    {
        Advance();
        return new NullSyntax(new TextSpan(start, 0));
    }

    private TextSpan Close(int start)
    {
        open.Pop();
        Advance();
        return TextSpan.FromBounds(start, Math.Max(start, places.LastEnd));
    }
}
