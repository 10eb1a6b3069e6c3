using System.Security.Cryptography;
using System.Text;
using Modelc.Artifacts;

namespace Modelc.Compiler.Emit;

/// <summary>Twelve hex digits that change when, and only when, a file of the build context does.</summary>
internal static class ImageTag
{
    public static string Of(string folder, IEnumerable<Artifact> context)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in context.OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            var name = file.Path[(folder.Length + 1)..];
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{file.IsExecutable}\0{file.Content.Length}\0"));
            hash.AppendData(file.Content.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
