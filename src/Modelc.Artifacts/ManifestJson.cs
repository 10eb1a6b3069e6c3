using System.Buffers;
using Modelc.Artifacts.Json;

namespace Modelc.Artifacts;

/// <summary>manifest.json.</summary>
public static class ManifestJson
{
    public const string Path = "manifest.json";

    public static byte[] Write(Manifest manifest) => JsonFile.Write(manifest, ArtifactsJsonContext.Default.Manifest);

    /// <summary>The same, as it is kept until it is on the disk.</summary>
    public static ReadOnlySequence<byte> WritePieces(Manifest manifest) => JsonFile.WritePieces(manifest, ArtifactsJsonContext.Default.Manifest);

    public static Manifest Read(ReadOnlySpan<byte> utf8) => JsonFile.Read(utf8, ArtifactsJsonContext.Default.Manifest);
}
