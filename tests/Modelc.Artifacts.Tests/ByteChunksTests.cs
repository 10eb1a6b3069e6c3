using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Modelc.Artifacts.Tests;

public sealed class ByteChunksTests
{
    [Fact]
    public void Nothing_written_is_nothing() => Assert.True(new ByteChunks().ToSequence().IsEmpty);

    [Fact]
    public void What_is_written_comes_out_whole_however_long_it_is()
    {
        var chunks = new ByteChunks();
        var text = string.Concat(Enumerable.Range(0, 50_000).Select(number => $"{number}\n"));
        foreach (var line in text.Chunk(7))
            chunks.Write(Encoding.UTF8.GetBytes(line));
        Assert.Equal(text, TextOf(chunks));
    }

    [Fact]
    public void What_is_shared_stands_in_its_place_and_is_not_copied()
    {
        var (shared, chunks) = ("SHARED"u8.ToArray(), new ByteChunks());
        chunks.Write("before "u8);
        chunks.Share(shared);
        chunks.Write(" between "u8);
        chunks.Share(shared);
        Assert.Equal("before SHARED between SHARED", TextOf(chunks));
        Assert.Equal(2, ArraysOf(chunks).Count(array => ReferenceEquals(array, shared)));
    }

    [Fact]
    public void What_is_written_around_a_shared_piece_lies_in_one_place()
    {
        var chunks = new ByteChunks();
        chunks.Write("before "u8);
        chunks.Share("SHARED"u8.ToArray());
        chunks.Write(" after"u8);
        var arrays = ArraysOf(chunks);
        Assert.Equal(3, arrays.Count);
        Assert.Same(arrays[0], arrays[2]);
    }

    private static string TextOf(ByteChunks chunks) => Encoding.UTF8.GetString(chunks.ToSequence());

    private static List<byte[]?> ArraysOf(ByteChunks chunks)
    {
        var arrays = new List<byte[]?>();
        foreach (var piece in chunks.ToSequence())
            arrays.Add(MemoryMarshal.TryGetArray(piece, out var part) ? part.Array : null);
        return arrays;
    }
}
