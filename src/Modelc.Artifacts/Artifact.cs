using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace Modelc.Artifacts;

public enum ArtifactKind
{
    Readme,
    Plan,
    Manifest,
    Dockerfile,
    BuildScript,
    Stack,
    StackConfig,
    DeployScript,
    UnitSettings,
    UnitScript,
    ProxyConfig,
    HealthCheck,
    Watchdog,
    /// <summary>A file of the user's, byte for byte; every other kind is text that we wrote.</summary>
    Upload,
    Recipe,
}

/// <summary>
/// One file that the build wrote. <see cref="Path"/> is relative to out/ and uses '/'; exactly one of
/// <see cref="Host"/> and <see cref="Cluster"/> is set when the file is for one of them.
/// </summary>
public sealed record Artifact(string Path, ReadOnlySequence<byte> Bytes, ArtifactKind Kind, string Origin)
{
    public Artifact(string path, ReadOnlyMemory<byte> content, ArtifactKind kind, string origin)
        : this(path, new ReadOnlySequence<byte>(content), kind, origin)
    {
    }

    // The collector looks at each entry of the table each time: what is short is not worth one.
    private const int LongText = 4096;

    // A script that is the same for every component is one text, and stays one: ten thousand copies were half a gigabyte.
    private static readonly ConditionalWeakTable<string, byte[]> Encoded = [];

    public static Artifact OfText(string path, string text, ArtifactKind kind, string origin) =>
        new(path, text.Length < LongText ? Encoding.UTF8.GetBytes(text) : Encoded.GetValue(text, Encoding.UTF8.GetBytes), kind, origin);

    /// <summary>The bytes in one piece, for which a large file is copied each time.</summary>
    public ReadOnlyMemory<byte> Content => Bytes.IsSingleSegment ? Bytes.First : Bytes.ToArray();

    public bool IsExecutable { get; init; }

    public string? Host { get; init; }

    public string? Cluster { get; init; }

    /// <summary>The unit whose step runs or reads the file; null for files about the whole.</summary>
    public string? Unit { get; init; }
}
