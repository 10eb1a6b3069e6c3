using System.Buffers;
using System.Text.Unicode;

namespace Modelc.Artifacts;

/// <summary>
/// Text that runs anywhere: a byte order mark breaks "#!", a carriage return breaks a script, and haproxy refuses a
/// last line without its end.
/// </summary>
internal sealed class TextRules
{
    // The same array is in thousands of folders, and as good in each.
    private readonly HashSet<byte[]> good = new(ReferenceEqualityComparer.Instance);

    public string? ProblemOf(Artifact artifact)
    {
        // A file of the user's own goes where it is sent byte for byte.
        if (artifact.Kind == ArtifactKind.Upload)
            return null;
        var array = ContentHashes.WholeArray(artifact);
        if (array is not null && good.Contains(array))
            return null;
        var problem = ProblemOf(artifact.Bytes);
        if (problem is null && array is not null)
            good.Add(array);
        return problem;
    }

    private static string? ProblemOf(ReadOnlySequence<byte> bytes)
    {
        if (bytes.FirstSpan.StartsWith("\uFEFF"u8))
            return "The file starts with a byte order mark.";
        var last = (byte)0;
        foreach (var piece in bytes)
        {
            if (ProblemOf(piece.Span) is { } problem)
                return problem;
            last = piece.IsEmpty ? last : piece.Span[^1];
        }

        return last == '\n' ? null : "The file does not end with a line feed.";
    }

    // Whoever writes in pieces ends none of them within a character; a piece of a character is no UTF-8.
    private static string? ProblemOf(ReadOnlySpan<byte> bytes) =>
        bytes.Contains((byte)'\r') ? "The file has a carriage return; lines end with a line feed alone."
        : Utf8.IsValid(bytes) ? null
        : "The file is not UTF-8.";
}
