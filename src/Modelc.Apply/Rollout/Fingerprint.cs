using System.Security.Cryptography;
using System.Text;
using Modelc.Apply.Release;
using Modelc.Artifacts;

namespace Modelc.Apply.Rollout;

/// <summary>Everything that a step depends on, in one word: while it is the one that a host remembers, there is nothing to do.</summary>
public static class Fingerprint
{
    /// <param name="secrets">Stands for the values of the step's secrets and tells nothing about them; empty where it has none.</param>
    public static string Of(Step step, Manifest manifest, string secrets = "")
    {
        var text = new StringBuilder();
        foreach (var file in ManifestIndex.Of(manifest).FilesBelow(step.Folder))
            text.Append(file.Mode).Append(' ').Append(file.Sha256).Append(' ').Append(file.Path).Append('\n');
        text.AppendJoin('\0', step.Activate).Append('\n').Append(secrets);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
