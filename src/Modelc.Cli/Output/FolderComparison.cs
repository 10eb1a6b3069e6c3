using System.Buffers;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Modelc.Artifacts;

namespace Modelc.Cli.Output;

/// <summary>Finds out what a build changes in a folder. Reads, and never through a link inside the folder.</summary>
internal sealed class FolderComparison
{
    private readonly IDisk disk;
    private readonly string folder;
    private readonly bool force;
    private readonly Dictionary<string, string> owned;
    private readonly HashSet<string> wanted;
    private readonly Dictionary<string, EntryKind> foldersSeen = new(StringComparer.Ordinal);
    private readonly List<FileChange> changes = [];
    private readonly List<Obstacle> obstacles = [];
    private readonly HashSet<string> obstructed = new(StringComparer.Ordinal);
    // Where "Web" and "web" are one file, removing the old name would take the new one along.
    private readonly HashSet<string> removed = new(StringComparer.OrdinalIgnoreCase);
    private int unchanged;

    private FolderComparison(IDisk disk, string folder, ArtifactSet set, bool force)
    {
        this.disk = disk;
        this.folder = folder;
        this.force = force;
        owned = ReadOwned();
        // Asked only of what was ours.
        wanted = owned.Count == 0 ? [] : set.Artifacts.Select(artifact => artifact.Path).ToHashSet(StringComparer.Ordinal);
    }

    public static FolderChanges Of(IDisk disk, string folder, ArtifactSet set, bool force)
    {
        var comparison = new FolderComparison(disk, folder, set, force);
        foreach (var path in comparison.owned.Keys.Where(comparison.IsStale).Order(StringComparer.Ordinal))
            comparison.AddRemoval(path);
        foreach (var artifact in set.Artifacts)
            comparison.AddFile(artifact);
        return new FolderChanges(
            [.. comparison.changes], [.. comparison.obstacles], comparison.unchanged, FolderSwap.IsInterrupted(disk, folder));
    }

    private string Full(string path) => Path.Combine(folder, path);

    private Dictionary<string, string> ReadOwned()
    {
        var manifest = Full(ManifestJson.Path);
        if (disk.KindOf(manifest) != EntryKind.File || OwnedFiles.Read(disk.Read(manifest)) is not { } files)
            return [];
        files[ManifestJson.Path] = "";
        return files;
    }

    private void AddRemoval(string path)
    {
        // Behind a link, or where a file took the folder's place, there is nothing of ours any more.
        if (ArtifactPath.FoldersOf(path).Any(parent => KindOfFolder(parent) != EntryKind.Folder))
            return;
        var kind = disk.KindOf(Full(path));
        if (kind is EntryKind.File or EntryKind.Link)
        {
            changes.Add(new FileChange(ChangeKind.Removed, path, IsEdited(path, kind), null));
            removed.Add(path);
        }
    }

    private void AddFile(Artifact artifact)
    {
        if (KindOfPlace(artifact.Path) is not { } there)
            return;
        switch (there)
        {
            case EntryKind.Missing:
                changes.Add(new FileChange(ChangeKind.Added, artifact.Path, false, artifact));
                break;
            case EntryKind.Folder:
                AddWhereAFolderIs(artifact);
                break;
            case EntryKind.File when IsSame(artifact) && !removed.Contains(artifact.Path):
                unchanged++;
                break;
            case var kind when owned.ContainsKey(artifact.Path):
                changes.Add(new FileChange(ChangeKind.Changed, artifact.Path, IsEdited(artifact.Path, kind), artifact));
                break;
            case EntryKind.Link:
                AddForeign(artifact, "is a link that modelc did not make");
                break;
            default:
                AddForeign(artifact, "is a file that modelc did not write");
                break;
        }
    }

    private void AddForeign(Artifact artifact, string fact)
    {
        if (force)
            changes.Add(new FileChange(ChangeKind.Changed, artifact.Path, false, artifact));
        else
            obstacles.Add(new Obstacle(artifact.Path, fact, CanForce: true));
    }

    /// <summary>The folder goes away by itself when all that is in it is ours and no longer wanted.</summary>
    private void AddWhereAFolderIs(Artifact artifact)
    {
        if (HoldsOnlyStale(artifact.Path))
            changes.Add(new FileChange(ChangeKind.Added, artifact.Path, false, artifact));
        else
            obstacles.Add(new Obstacle(artifact.Path, "is a folder, and a file must stand there", CanForce: false));
    }

    private bool HoldsOnlyStale(string path) =>
        disk.NamesIn(Full(path)) is { Count: > 0 } names
        && names.Select(name => $"{path}/{name}").All(inner =>
            disk.KindOf(Full(inner)) == EntryKind.Folder ? HoldsOnlyStale(inner) : IsStale(inner));

    private bool IsStale(string path) => owned.ContainsKey(path) && !wanted.Contains(path);

    /// <summary>What stands where a file is to be; null, and it is told, where something above it is in the way.</summary>
    private EntryKind? KindOfPlace(string path)
    {
        foreach (var parent in ArtifactPath.FoldersOf(path))
        {
            var kind = KindOfFolder(parent);
            if (kind == EntryKind.Missing)
                return EntryKind.Missing;
            if (kind == EntryKind.Folder || (kind == EntryKind.File && IsStale(parent)))
                continue;
            if (obstructed.Add(parent))
                obstacles.Add(new Obstacle(parent, FactAbout(kind), CanForce: false));
            return null;
        }

        return disk.KindOf(Full(path));
    }

    private static string FactAbout(EntryKind parent) =>
        parent == EntryKind.Link ? "is a link, and modelc writes through none" : "is a file, and a folder must stand there";

    private bool IsSame(Artifact artifact)
    {
        var path = Full(artifact.Path);
        return disk.LengthOf(path) == artifact.Bytes.Length
            && (OperatingSystem.IsWindows() || disk.IsExecutable(path) == artifact.IsExecutable)
            && IsEqual(disk.Read(path), artifact.Bytes);
    }

    private static bool IsEqual(ReadOnlySpan<byte> found, ReadOnlySequence<byte> wanted)
    {
        if (found.Length != wanted.Length)
            return false;
        foreach (var piece in wanted)
        {
            if (!found.StartsWith(piece.Span))
                return false;
            found = found[piece.Length..];
        }

        return true;
    }

    // A length of 0 is not read: it may be a pipe that nobody writes to.
    private bool IsEdited(string path, EntryKind kind) =>
        kind == EntryKind.Link
        || (owned[path].Length > 0
            && (disk.LengthOf(Full(path)) == 0 || Convert.ToHexStringLower(SHA256.HashData(disk.Read(Full(path)))) != owned[path]));

    private EntryKind KindOfFolder(string path) =>
        foldersSeen.TryGetValue(path, out var kind) ? kind : foldersSeen[path] = disk.KindOf(Full(path));
}
