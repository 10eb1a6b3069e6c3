namespace Modelc.Compiler.Rules;

/// <summary>Absolute paths inside a container.</summary>
internal static class FolderPaths
{
    public static string ParentOf(string path) => Trimmed(path)[..Math.Max(0, Trimmed(path).LastIndexOf('/'))] is { Length: > 0 } parent ? parent : "/";

    /// <summary>True for the folder itself, too.</summary>
    public static bool IsWithin(string path, string folder)
    {
        var (inner, outer) = (Trimmed(path), Trimmed(folder));
        return inner == outer || inner.StartsWith(outer + "/", StringComparison.Ordinal);
    }

    private static string Trimmed(string path) => path.TrimEnd('/');
}
