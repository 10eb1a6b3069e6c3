using System.Text.Unicode;

namespace Modelc.Artifacts;

/// <summary>
/// Text that runs anywhere: a byte order mark breaks "#!", a carriage return breaks a script, and haproxy refuses a
/// last line without its end.
/// </summary>
internal static class TextRules
{
    public static string? ProblemOf(Artifact artifact)
    {
        // A file of the user's own goes where it is sent byte for byte.
        if (artifact.Kind == ArtifactKind.Upload)
            return null;
        var bytes = artifact.Content.Span;
        if (bytes.StartsWith("\uFEFF"u8))
            return "The file starts with a byte order mark.";
        if (bytes.Contains((byte)'\r'))
            return "The file has a carriage return; lines end with a line feed alone.";
        if (bytes.IsEmpty || bytes[^1] != '\n')
            return "The file does not end with a line feed.";
        return Utf8.IsValid(bytes) ? null : "The file is not UTF-8.";
    }
}
