namespace Modelc.Testing;

/// <summary>Where the solution lies; tests run from some bin folder below it.</summary>
public static class RepositoryRoot
{
    private static readonly Lazy<string> Found = new(Search);

    public static string Find() => Found.Value;

    /// <summary>A path below the root, from its parts joined with '/'.</summary>
    public static string Combine(string relativePath) => Path.GetFullPath(Path.Combine(Find(), relativePath));

    /// <summary>The same path with '/' on every machine, and from the root where it lies below it.</summary>
    public static string Relative(string path) =>
        Path.GetRelativePath(Find(), path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Every file below a folder, from that folder on, in ordinal order; none where there is no folder.</summary>
    public static IReadOnlyList<string> FilesBelow(string folder)
    {
        var start = Combine(folder);
        if (!Directory.Exists(start))
            return [];
        return Directory.EnumerateFiles(start, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(start, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Order(StringComparer.Ordinal)
            .ToList();
    }

    private static string Search()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Transpiler.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Transpiler.sln above {AppContext.BaseDirectory}.");
    }
}
