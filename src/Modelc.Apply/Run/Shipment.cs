using System.Collections.Immutable;
using System.Formats.Tar;
using System.Text;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;
using Modelc.Apply.Release;
using Modelc.Apply.Rollout;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Run;

/// <summary>Brings a host what it needs of a release, and nothing that is for others.</summary>
internal static class Shipment
{
    private const string Sums = "SHA256SUMS";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static async Task SendAsync(IShell shell, ReleaseFolder release, TimeProvider time, CancellationToken stop)
    {
        var command = HostScript.Command("ship", release.Manifest.App, release.Id) with
        {
            Input = Pack(release, shell.Host, time.GetUtcNow()),
            TimeLimit = Patience,
        };
        var answer = await shell.RunAsync(command, stop);
        if (!answer.IsGood)
            throw new HostFailureException(shell.Host,
                $"The files could not be put on host \"{shell.Host}\": {LastLine(answer)}. Nothing was changed there; mend that and apply again.");
    }

    /// <summary>Files below the folders that something is run in on this host, the manifest and the plan.</summary>
    public static IEnumerable<ManifestFile> FilesFor(Manifest manifest, string host)
    {
        var index = ManifestIndex.Of(manifest);
        var folders = index.StepsOn(host).Select(step => step.Folder).Concat(index.InputFoldersOn(host));
        return folders.Distinct(StringComparer.Ordinal).SelectMany(index.FilesBelow)
            .Concat(index.Plan)
            .DistinctBy(file => file.Path, StringComparer.Ordinal)
            .OrderBy(file => file.Path, StringComparer.Ordinal);
    }

    private static ReadOnlyMemory<byte> Pack(ReleaseFolder release, string host, DateTimeOffset now)
    {
        var files = FilesFor(release.Manifest, host).ToImmutableArray();
        var sums = files.Select(file => $"{file.Sha256}  {file.Path}\n")
            .Append($"{ManifestFile.HashOf(release.ManifestText.Span)}  {ManifestJson.Path}\n");
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Pax, leaveOpen: true))
        {
            Add(tar, Sums, Encoding.UTF8.GetBytes(string.Concat(sums)), "0644", now);
            Add(tar, ManifestJson.Path, release.ManifestText, "0644", now);
            foreach (var file in files)
                Add(tar, file.Path, release.Read(file), file.Mode, now);
        }

        return bytes.ToArray();
    }

    private static void Add(TarWriter tar, string path, ReadOnlyMemory<byte> content, string mode, DateTimeOffset now)
    {
        using var data = new MemoryStream(content.ToArray(), writable: false);
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path)
        {
            DataStream = data,
            Mode = (UnixFileMode)Convert.ToInt32(mode, 8),
            ModificationTime = now,
        });
    }

    private static string LastLine(ShellAnswer answer) =>
        answer.Errors.Trim().Split('\n')[^1] is { Length: > 0 } last ? last.TrimEnd('.') : $"exit code {answer.ExitCode}";
}
