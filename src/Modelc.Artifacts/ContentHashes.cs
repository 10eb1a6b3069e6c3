using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Modelc.Artifacts;

/// <summary>
/// SHA-256 of what files hold. A script that thousands of folders hold is the same array in each, and is hashed once.
/// </summary>
public sealed class ContentHashes
{
    private readonly Dictionary<byte[], string> known = new(ReferenceEqualityComparer.Instance);

    public string Of(Artifact artifact)
    {
        if (WholeArray(artifact) is not { } array)
            return HashOf(artifact.Bytes);
        if (!known.TryGetValue(array, out var hash))
            known.Add(array, hash = ManifestFile.HashOf(array));
        return hash;
    }

    /// <summary>Null where the content is in pieces, or in a part of something larger.</summary>
    internal static byte[]? WholeArray(Artifact artifact) =>
        artifact.Bytes.IsSingleSegment && MemoryMarshal.TryGetArray(artifact.Bytes.First, out var part) && part.Count == part.Array!.Length
            ? part.Array
            : null;

    private static string HashOf(ReadOnlySequence<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in bytes)
            hash.AppendData(piece.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
