using System.Security.Cryptography;
using System.Text;
using Modelc.Apply.Release;
using Modelc.Artifacts;

namespace Modelc.Apply.Rollout;

/// <summary>Everything that a step depends on, in one word: while it is the one that a host remembers, there is nothing to do.</summary>
public static class Fingerprint
{
    private const char Secrets = ';';

    /// <summary>The marks of the secrets that a fingerprint was made with; empty where there were none.</summary>
    public static string MarksIn(string? fingerprint) =>
        fingerprint?.IndexOf(Secrets, StringComparison.Ordinal) is >= 0 and var at ? fingerprint[(at + 1)..] : "";

    /// <summary>With the marks of secrets behind it, so that one can say later which of them was another.</summary>
    public static string With(string fingerprint, string marks) => marks.Length == 0 ? fingerprint : $"{fingerprint}{Secrets}{marks}";

    public static string Of(Step step, Manifest manifest)
    {
        var text = new StringBuilder();
        foreach (var file in ManifestIndex.Of(manifest).FilesBelow(step.Folder))
            text.Append(file.Mode).Append(' ').Append(file.Sha256).Append(' ').Append(file.Path).Append('\n');
        text.AppendJoin('\0', step.Activate).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
