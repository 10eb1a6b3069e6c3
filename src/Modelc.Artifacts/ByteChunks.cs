using System.Buffers;

namespace Modelc.Artifacts;

/// <summary>
/// A text that grows by another piece, and not by copying all of it to a place twice as large: a plan of 30 MB would
/// leave 60 MB of former places behind.
/// </summary>
public sealed class ByteChunks : IBufferWriter<byte>
{
    private const int Smallest = 1024;
    // Below what the runtime keeps apart as large and collects last.
    private const int Largest = 64 * 1024;

    private readonly List<ReadOnlyMemory<byte>> full = [];
    private byte[] current = new byte[Smallest];
    private int used;

    public void Advance(int count) => used += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (current.Length - used < Math.Max(sizeHint, 1))
        {
            full.Add(current.AsMemory(0, used));
            current = new byte[Math.Max(sizeHint, Math.Min(current.Length * 2, Largest))];
            used = 0;
        }

        return current.AsMemory(used);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public byte[] ToArray()
    {
        var all = new byte[full.Sum(chunk => chunk.Length) + used];
        var at = 0;
        foreach (var chunk in full)
        {
            chunk.Span.CopyTo(all.AsSpan(at));
            at += chunk.Length;
        }

        current.AsSpan(0, used).CopyTo(all.AsSpan(at));
        return all;
    }
}
