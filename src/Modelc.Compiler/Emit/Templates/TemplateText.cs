using System.Buffers;
using System.Text;
using System.Text.Unicode;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Emit.Templates;

/// <summary>The characters of a template. A place in them becomes bytes, lines and columns only when something is said of it.</summary>
internal sealed class TemplateText
{
    private readonly SourceText source;

    private TemplateText(SourceText source, string characters)
    {
        this.source = source;
        Characters = characters;
    }

    public string Characters { get; }

    /// <summary>Lines end with LF, whatever the editor on the user's system wrote: artifacts do too.</summary>
    public static TemplateText From(SourceText source)
    {
        var characters = Encoding.UTF8.GetString(source.Bytes.Span);
        if (!characters.Contains('\r', StringComparison.Ordinal))
            return new TemplateText(source, characters);
        characters = characters.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        return new TemplateText(SourceText.From(source.Path, characters), characters);
    }

    /// <summary>Where the text stops being text, or null.</summary>
    public static SourceLocation? FindNoText(SourceText source)
    {
        var bytes = source.Bytes.Span;
        var nul = bytes.IndexOf((byte)0);
        var invalid = Utf8.IsValid(bytes) ? -1 : FirstInvalid(bytes);
        var at = nul < 0 || invalid < 0 ? Math.Max(nul, invalid) : Math.Min(nul, invalid);
        return at < 0 ? null : new SourceLocation(source, new TextSpan(at, 1));
    }

    public SourceLocation At(CharacterSpan span)
    {
        var start = Encoding.UTF8.GetByteCount(Characters.AsSpan(0, span.Start));
        var length = Encoding.UTF8.GetByteCount(Characters.AsSpan(span.Start, span.Length));
        return new SourceLocation(source, new TextSpan(start, length));
    }

    private static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var used) == OperationStatus.Done)
            at += used;
        return at;
    }
}

/// <summary>A stretch of a template in UTF-16 units; a TextSpan counts bytes.</summary>
internal readonly record struct CharacterSpan(int Start, int End)
{
    public int Length => End - Start;
}
