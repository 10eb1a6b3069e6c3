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

    /// <summary>All that was written, where it lies. Nothing may be written afterwards.</summary>
    public ReadOnlySequence<byte> ToSequence()
    {
        var first = new Piece(full.Count > 0 ? full[0] : current.AsMemory(0, used));
        var last = first;
        for (var i = 1; i < full.Count; i++)
            last = last.Append(full[i]);
        if (full.Count > 0)
            last = last.Append(current.AsMemory(0, used));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> memory) => Memory = memory;

        public Piece Append(ReadOnlyMemory<byte> memory)
        {
            var piece = new Piece(memory) { RunningIndex = RunningIndex + Memory.Length };
            Next = piece;
            return piece;
        }
    }
}
