using System.Buffers;

namespace Modelc.Compiler.Emit;

/// <summary>Thousands of folders hold the same short files. In memory each is there once.</summary>
internal sealed class SharedContents : IEqualityComparer<ReadOnlyMemory<byte>>
{
    // What is longer is a script, and one array from its birth, or one of a kind.
    private const int Longest = 8 * 1024;

    private readonly HashSet<ReadOnlyMemory<byte>> known;

    public SharedContents() => known = new(this);

    public ReadOnlySequence<byte> Shared(ReadOnlySequence<byte> content)
    {
        if (!content.IsSingleSegment || content.Length > Longest)
            return content;
        if (known.TryGetValue(content.First, out var same))
            return new ReadOnlySequence<byte>(same);
        known.Add(content.First);
        return content;
    }

    public bool Equals(ReadOnlyMemory<byte> x, ReadOnlyMemory<byte> y) => x.Span.SequenceEqual(y.Span);

    public int GetHashCode(ReadOnlyMemory<byte> content)
    {
        var hash = new HashCode();
        hash.AddBytes(content.Span);
        return hash.ToHashCode();
    }
}
