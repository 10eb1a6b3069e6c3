using System.Buffers;

namespace Modelc.Artifacts;

/// <summary>What a path in out/ may look like, so that it can be checked out and written on every system.</summary>
public static class ArtifactPath
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    /// <summary>A sentence about what is wrong, or null.</summary>
    public static string? ProblemOf(string path)
    {
        if (path.Length == 0)
            return "The path is empty.";
        foreach (var segment in path.AsSpan().Split('/'))
        {
            if (ProblemOfSegment(path.AsSpan(segment)) is { } problem)
                return problem;
        }

        return null;
    }

    /// <summary>The folders that a file lies in, the outermost first.</summary>
    public static IEnumerable<string> FoldersOf(string path)
    {
        for (var slash = path.IndexOf('/'); slash > 0; slash = path.IndexOf('/', slash + 1))
            yield return path[..slash];
    }

    private static string? ProblemOfSegment(ReadOnlySpan<char> segment)
    {
        if (segment is "" or "." or "..")
            return "The path is not a plain relative path.";
        if (segment.ContainsAny(Forbidden) || HasControl(segment))
            return $"\"{segment}\" has a character that a file name cannot have on every system.";
        if (segment[^1] is '.' or ' ' || IsWindowsDevice(segment))
            return $"\"{segment}\" cannot be a file name on Windows.";
        return null;
    }

    private static bool HasControl(ReadOnlySpan<char> segment)
    {
        foreach (var letter in segment)
        {
            if (char.IsControl(letter))
                return true;
        }

        return false;
    }

    private static bool IsWindowsDevice(ReadOnlySpan<char> segment)
    {
        var dot = segment.IndexOf('.');
        var stem = dot < 0 ? segment : segment[..dot];
        return stem.Length switch
        {
            3 => IsOneOf(stem, "con", "prn", "aux", "nul"),
            4 => char.IsAsciiDigit(stem[3]) && stem[3] != '0' && IsOneOf(stem[..3], "com", "lpt"),
            _ => false,
        };
    }

    private static bool IsOneOf(ReadOnlySpan<char> stem, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (stem.Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
