using Modelc.Artifacts;

namespace Modelc.Apply.Release;

/// <summary>The name of a release: the same model built by the same modelc is the same release.</summary>
public static class ReleaseId
{
    private const int Length = 12;

    public static string Of(ReadOnlySpan<byte> manifest) => ManifestFile.HashOf(manifest)[..Length];
}
