using System.Security.Cryptography;
using System.Text;
using Modelc.Artifacts;
using Modelc.Cli.Output;

namespace Modelc.Cli.Tests.Output;

/// <summary>A folder to build into, and builds that hold what a test needs them to hold.</summary>
internal sealed class TestTree : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("modelc-out-").FullName;

    public string Out => Path.Combine(root, "out");

    public void Dispose() => Directory.Delete(root, recursive: true);

    public string Full(string path) => Path.Combine(Out, path);

    /// <summary>Files by path; a text that starts with "#!" is a script. The manifest is added.</summary>
    public static ArtifactSet Build(params (string Path, string Text)[] files)
    {
        var artifacts = files
            .Select(f => Artifact.OfText(f.Path, f.Text, ArtifactKind.UnitScript, "test") with { IsExecutable = f.Text.StartsWith("#!", StringComparison.Ordinal) })
            .ToList();
        var entries = artifacts.Select(a => $$"""{"path":"{{a.Path}}","sha256":"{{Hash(a.Content.Span)}}"}""");
        var manifest = $$"""{"files":[{{string.Join(",", entries)}}]}""" + "\n";
        artifacts.Add(Artifact.OfText("manifest.json", manifest, ArtifactKind.Manifest, "test"));
        return ArtifactSet.From(artifacts, out var problems) ?? throw new InvalidOperationException(string.Join("\n", problems));
    }

    public (WriteOutcome Outcome, FolderChanges? Changes) Write(ArtifactSet set, bool force = false, IDisk? disk = null) =>
        new ArtifactDirectory(disk ?? new Disk(), Out).Write(set, force, CancellationToken.None);

    public FolderChanges Compare(ArtifactSet set) => new ArtifactDirectory(new Disk(), Out).Compare(set);

    public void Put(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Full(path))!);
        File.WriteAllText(Full(path), text);
    }

    public string? Text(string path) => File.Exists(Full(path)) ? File.ReadAllText(Full(path)) : null;

    /// <summary>Every file and folder in the order of their names, with mode and text: two equal trees give equal texts.</summary>
    public string Snapshot(bool withWorkFolder = true)
    {
        var text = new StringBuilder();
        if (!Directory.Exists(Out))
            return "";
        var entries = new DirectoryInfo(Out).EnumerateFileSystemInfos("*", SearchOption.AllDirectories);
        foreach (var entry in entries.OrderBy(entry => entry.FullName, StringComparer.Ordinal))
        {
            if (!withWorkFolder && entry.FullName.Contains(".modelc-build", StringComparison.Ordinal))
                continue;
            text.Append(Path.GetRelativePath(Out, entry.FullName)).Append(' ').Append(OperatingSystem.IsWindows() ? "" : entry.UnixFileMode.ToString());
            text.Append('\n').Append(entry is FileInfo file ? File.ReadAllText(file.FullName) : "");
        }

        return text.ToString();
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
