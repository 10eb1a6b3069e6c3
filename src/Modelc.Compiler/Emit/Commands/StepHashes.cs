using System.Security.Cryptography;
using System.Text;
using Modelc.Artifacts.Plan;

namespace Modelc.Compiler.Emit.Commands;

/// <summary>A step of a recipe on a host. Its hash changes when it does, or anything that is run before it.</summary>
internal sealed record HashedStep(string Name, string Hash, string File);

internal static class StepHashes
{
    public static IEnumerable<HashedStep> Of(CommandsUnit unit)
    {
        var hash = Next("", unit.Version);
        if (unit.Upload is { } upload)
        {
            hash = Next(hash, $"{upload.Sha256}\0{RecipeFiles.TargetOf(upload)}");
            yield return new HashedStep("upload", hash, RecipeFiles.Upload);
        }

        foreach (var step in unit.Steps)
        {
            hash = Next(hash, $"{step.Name}\0{step.Command}");
            yield return new HashedStep(step.Name, hash, RecipeFiles.NameOf(step));
        }
    }

    private static string Next(string before, string body) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{before}\0{body}")))[..12];
}
