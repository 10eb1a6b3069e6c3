using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Cli.Input;

/// <summary>The templates that a user puts in the place of ours: by their path in the folder.</summary>
internal static class TemplateFolder
{
    public static (ImmutableDictionary<string, SourceText> Templates, Diagnostic? Problem) Read(string? folder)
    {
        var none = ImmutableDictionary<string, SourceText>.Empty;
        if (folder is null)
            return (none, null);
        try
        {
            return (Files(folder).ToImmutableDictionary(path => NameOf(folder, path), path => SourceText.From(path, File.ReadAllBytes(path))), null);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return (none, FileDiagnostics.Of(problem, folder));
        }
    }

    // Editors and version control leave files of their own beside ours.
    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(path => !NameOf(folder, path).Split('/').Any(part => part.StartsWith('.') || part.EndsWith('~')));

    private static string NameOf(string folder, string path) =>
        Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
