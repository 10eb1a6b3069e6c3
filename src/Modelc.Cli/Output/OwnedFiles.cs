using System.Text.Json;
using Modelc.Artifacts;

namespace Modelc.Cli.Output;

/// <summary>What the last build wrote, as its manifest says: path and SHA-256. Nothing else in out/ is ours.</summary>
internal static class OwnedFiles
{
    /// <summary>Null where the bytes are no manifest of ours, so that nothing counts as ours.</summary>
    public static Dictionary<string, string>? Read(ReadOnlyMemory<byte> manifest)
    {
        try
        {
            using var document = JsonDocument.Parse(manifest);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("files", out var files)
                && files.ValueKind == JsonValueKind.Array
                ? Entries(files)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Dictionary<string, string>? Entries(JsonElement files)
    {
        var owned = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files.EnumerateArray())
        {
            // A path that leads out of the folder could delete somebody's file there: then nothing here is believed.
            if (TextOf(file, "path") is not { } path || ArtifactPath.ProblemOf(path) is not null || TextOf(file, "sha256") is not { } hash)
                return null;
            owned[path] = hash;
        }

        return owned;
    }

    private static string? TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
