using System.Text;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Input;

/// <summary>The models that the tool brings along, with the files that they name.</summary>
internal static class StarterFiles
{
    private const string Root = "starters/";

    public static IReadOnlyList<string> Names() =>
        [.. Embedded.Below(Root).Select(name => name[..name.IndexOf('/')]).Distinct()];

    public static string ModelOf(string starter) =>
        Embedded.Below($"{Root}{starter}/").Single(name => name.StartsWith("model.", StringComparison.Ordinal));

    /// <summary>All files of a starter, or none and the reason.</summary>
    public static Diagnostic? Write(string starter, string folder)
    {
        var names = Embedded.Below($"{Root}{starter}/").ToList();
        if (names.Select(name => Path.Combine(folder, name)).FirstOrDefault(Path.Exists) is { } existing)
            return FileDiagnostics.ExistsAlready(existing);
        foreach (var name in names)
        {
            var path = Path.Combine(folder, name);
            try
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
                using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
                file.Write(Encoding.UTF8.GetBytes(Embedded.Text($"{Root}{starter}/{name}")));
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                return FileDiagnostics.Of(problem, path);
            }
        }

        return null;
    }
}
