using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Modelc.Artifacts;

/// <summary>
/// What a build handed over: every file but itself, and every step in the order in which they are taken. Whoever applies
/// a build takes no file that is not listed here with these bytes, and needs to know nothing else.
/// </summary>
public sealed record Manifest(
    int Format,
    string App,
    ImmutableArray<ManifestFile> Files,
    ImmutableArray<Step> Steps)
{
    public const int CurrentFormat = 1;

    public static Manifest Of(string app, ArtifactSet set, IEnumerable<Step> steps, ContentHashes? hashes = null)
    {
        hashes ??= new ContentHashes();
        return new Manifest(CurrentFormat, app, [.. set.Artifacts.Select(a => ManifestFile.Of(a, hashes.Of(a)))], InOrder(steps));
    }

    /// <summary>The order in which steps are taken.</summary>
    public static ImmutableArray<Step> InOrder(IEnumerable<Step> steps) =>
    [
        .. steps.OrderBy(step => step.Wave)
            .ThenBy(step => step.Phase)
            .ThenBy(step => step.Unit, StringComparer.Ordinal)
            .ThenBy(step => step.Host, StringComparer.Ordinal)
            .ThenBy(step => step.Folder, StringComparer.Ordinal),
    ];
}

/// <summary><see cref="Mode"/> is "0644", or "0755" for what can be run.</summary>
public sealed record ManifestFile(
    string Path,
    string Sha256,
    string Mode,
    ArtifactKind Kind,
    string? Host,
    string? Cluster,
    string? Unit,
    string Origin)
{
    public static ManifestFile Of(Artifact artifact, string sha256) => new(
        artifact.Path,
        sha256,
        ModeOf(artifact.IsExecutable),
        artifact.Kind,
        artifact.Host,
        artifact.Cluster,
        artifact.Unit,
        artifact.Origin);

    public static string HashOf(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public static string ModeOf(bool isExecutable) => isExecutable ? "0755" : "0644";
}
