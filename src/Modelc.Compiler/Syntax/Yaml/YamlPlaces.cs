using Modelc.Compiler.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Modelc.Compiler.Syntax.Yaml;

/// <summary>Where events stand, in bytes. The marks of the library count characters, and some point past the end.</summary>
internal sealed class YamlPlaces(string text)
{
    private readonly Utf16Offsets offsets = new(text);

    /// <summary>Where the last value or bracket that was passed ends: the end of a block, which has no mark of its own.</summary>
    public int LastEnd { get; private set; }

    public string Text => text;

    public int ByteOf(long index) => offsets.ToByteOffset(index);

    public int StartOf(ParsingEvent at) => ByteOf(at.Start.Index);

    public TextSpan SpanOf(ParsingEvent at) => TextSpan.FromBounds(StartOf(at), ByteOf(EndIndexOf(at)));

    public TextSpan SpanOf(long start, long end) => TextSpan.FromBounds(ByteOf(start), ByteOf(Math.Max(start, end)));

    /// <summary>The bracket that opens a collection, or an empty span for a block.</summary>
    public TextSpan BracketOf(NodeEvent collection)
    {
        var isFlow = collection is MappingStart { Style: MappingStyle.Flow } or SequenceStart { Style: SequenceStyle.Flow };
        var at = isFlow ? text.AsSpan((int)collection.Start.Index).IndexOfAny('{', '[') : -1;
        return at < 0 ? new TextSpan(StartOf(collection), 0) : new TextSpan(ByteOf(collection.Start.Index + at), 1);
    }

    public void Pass(ParsingEvent passed)
    {
        if (passed is Scalar or AnchorAlias || (passed is MappingEnd or SequenceEnd && IsBracket(passed.Start.Index)))
            LastEnd = SpanOf(passed).End;
    }

    private bool IsBracket(long index) => index < text.Length && text[(int)index] is '}' or ']';

    private long EndIndexOf(ParsingEvent at) => at switch
    {
        Scalar { Style: ScalarStyle.Literal or ScalarStyle.Folded } => EndOfLastLine(at),
        MappingEnd or SequenceEnd when IsBracket(at.Start.Index) => at.Start.Index + 1,
        MappingStart or SequenceStart => Math.Max(at.End.Index, at.Start.Index + 1),
        _ => Math.Max(at.Start.Index, at.End.Index),
    };

    private long EndOfLastLine(ParsingEvent block)
    {
        var end = (int)Math.Min(block.End.Index, text.Length);
        while (end > block.Start.Index && text[end - 1] is '\n' or '\r' or ' ')
            end--;
        return end;
    }
}
