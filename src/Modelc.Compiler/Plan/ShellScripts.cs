namespace Modelc.Compiler.Plan;

/// <summary>Shell text as a shell on Linux wants it: an editor elsewhere may have ended the lines in its own way.</summary>
internal static class ShellScripts
{
    public static string Command(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    /// <summary>A file that can be run: GeneSIS hands a script without "#!" to bash.</summary>
    public static string File(string text)
    {
        var lines = Command(text);
        if (!lines.StartsWith("#!", StringComparison.Ordinal))
            lines = $"#!/bin/bash\n{lines}";
        return lines.EndsWith('\n') ? lines : lines + '\n';
    }
}
