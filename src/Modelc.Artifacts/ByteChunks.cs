using System.Buffers;

namespace Modelc.Artifacts;

/// <summary>
/// A text that grows by another piece, and not by copying all of it to a place twice as large: a plan of 30 MB would
/// leave 60 MB of former places behind.
/// </summary>
public sealed class ByteChunks : IBufferWriter<byte>
{
    private const int Smallest = 256;
    // Below what the runtime keeps apart as large and collects last.
    private const int Largest = 64 * 1024;

    private readonly List<ReadOnlyMemory<byte>> pieces = [];
    private byte[] current = new byte[Smallest];
    // Of the current place: where the piece begins that is being written, and where it ends so far.
    private int begun;
    private int used;

    public void Advance(int count) => used += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (current.Length - used < Math.Max(sizeHint, 1))
        {
            EndPiece();
            current = new byte[Math.Max(sizeHint, Math.Min(current.Length * 2, Largest))];
            begun = used = 0;
        }

        return current.AsMemory(used);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>What lies somewhere already, and will never change, becomes a piece without being copied.</summary>
    public void Share(ReadOnlyMemory<byte> piece)
    {
        EndPiece();
        pieces.Add(piece);
    }

    /// <summary>All that was written, where it lies. Nothing may be written afterwards.</summary>
    public ReadOnlySequence<byte> ToSequence()
    {
        EndPiece();
        if (pieces.Count <= 1)
            return pieces.Count == 0 ? ReadOnlySequence<byte>.Empty : new ReadOnlySequence<byte>(pieces[0]);
        var first = new Piece(pieces[0]);
        var last = pieces.Skip(1).Aggregate(first, (before, memory) => before.Append(memory));
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }

    private void EndPiece()
    {
        if (used > begun)
            pieces.Add(current.AsMemory(begun..used));
        begun = used;
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
