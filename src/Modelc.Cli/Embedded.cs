using System.Reflection;

namespace Modelc.Cli;

/// <summary>Files of the repository that travel inside the tool.</summary>
internal static class Embedded
{
    public static string Text(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The tool was built without \"{name}\".");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Names below a folder, from there on, in order.</summary>
    public static IEnumerable<string> Below(string folder) =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => name[folder.Length..])
            .Order(StringComparer.Ordinal);
}
