using System.Buffers;

namespace Modelc.Artifacts;

/// <summary>What a path in out/ may look like, so that it can be checked out and written on every system.</summary>
public static class ArtifactPath
{
    private static readonly SearchValues<char> Forbidden = SearchValues.Create("\\:*?\"<>|");

    private static readonly string[] WindowsDevices = ["con", "prn", "aux", "nul"];

    /// <summary>A sentence about what is wrong, or null.</summary>
    public static string? ProblemOf(string path) =>
        path.Length == 0 ? "The path is empty."
        : path.Split('/').Select(ProblemOfSegment).FirstOrDefault(p => p is not null);

    private static string? ProblemOfSegment(string segment)
    {
        if (segment is "" or "." or "..")
            return "The path is not a plain relative path.";
        if (segment.AsSpan().ContainsAny(Forbidden) || segment.Any(char.IsControl))
            return $"\"{segment}\" has a character that a file name cannot have on every system.";
        if (segment[^1] is '.' or ' ' || IsWindowsDevice(segment))
            return $"\"{segment}\" cannot be a file name on Windows.";
        return null;
    }

    private static bool IsWindowsDevice(string segment)
    {
        var stem = segment.Split('.')[0];
        return WindowsDevices.Contains(stem, StringComparer.OrdinalIgnoreCase)
            || (stem.Length == 4 && char.IsAsciiDigit(stem[3]) && stem[3] != '0'
                && (stem.StartsWith("com", StringComparison.OrdinalIgnoreCase)
                    || stem.StartsWith("lpt", StringComparison.OrdinalIgnoreCase)));
    }
}
