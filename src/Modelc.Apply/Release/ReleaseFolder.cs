using System.Collections.Immutable;
using System.Text.Json;
using Modelc.Artifacts;

namespace Modelc.Apply.Release;

/// <summary>
/// What was reviewed is what runs: a folder with every file that its manifest lists, byte for byte, and no other. There is
/// no way to hold one that differs.
/// </summary>
public sealed class ReleaseFolder
{
    private readonly IReleaseTree tree;

    private ReleaseFolder(IReleaseTree tree, Manifest manifest, ReadOnlyMemory<byte> manifestText)
    {
        this.tree = tree;
        Manifest = manifest;
        ManifestText = manifestText;
        Id = ReleaseId.Of(manifestText.Span);
    }

    public Manifest Manifest { get; }

    public string Id { get; }

    public ReadOnlyMemory<byte> ManifestText { get; }

    /// <summary>Null, and everything that differs, unless the folder is what its manifest says.</summary>
    public static ReleaseFolder? Open(IReleaseTree tree, out ImmutableArray<ReleaseProblem> problems)
    {
        var text = tree.Read(ManifestJson.Path)?.Content;
        problems = ReadManifest(text, out var manifest) is { } unreadable ? [unreadable] : Compare(tree, manifest!);
        return problems.IsEmpty ? new ReleaseFolder(tree, manifest!, text!.Value) : null;
    }

    /// <summary>The bytes of a listed file. They are hashed once more, for time has passed since the folder was opened.</summary>
    public ReadOnlyMemory<byte> Read(ManifestFile file) =>
        tree.Read(file.Path) is { } found && ManifestFile.HashOf(found.Content.Span) == file.Sha256
            ? found.Content
            : throw new InvalidOperationException($"\"{file.Path}\" was changed while it was being applied.");

    /// <summary>The text of the plan that the files come from.</summary>
    public ReadOnlyMemory<byte> ReadPlan() => Read(Manifest.Files.Single(file => file.Kind == ArtifactKind.Plan));

    private static ReleaseProblem? ReadManifest(ReadOnlyMemory<byte>? text, out Manifest? manifest)
    {
        manifest = null;
        if (text is not { } bytes)
            return Unreadable("There is no manifest.json. Give the folder that \"modelc build\" wrote.");
        try
        {
            manifest = ManifestJson.Read(bytes.Span);
        }
        catch (JsonException problem)
        {
            return Unreadable($"manifest.json is not a manifest: {problem.Message} Build again.");
        }

        return manifest.Format == Manifest.CurrentFormat
            ? null
            : Unreadable($"manifest.json has format {manifest.Format}, and this modelc reads {Manifest.CurrentFormat}. Use the modelc that built it.");
    }

    private static ReleaseProblem Unreadable(string fact) => new(ReleaseProblemKind.Unreadable, ManifestJson.Path, fact);

    private static ImmutableArray<ReleaseProblem> Compare(IReleaseTree tree, Manifest manifest)
    {
        var listed = manifest.Files.Select(file => file.Path).Append(ManifestJson.Path).ToHashSet(StringComparer.Ordinal);
        var foreign = tree.Paths
            .Where(path => !listed.Contains(path))
            .Select(path => new ReleaseProblem(
                ReleaseProblemKind.Foreign, path, $"\"{path}\" is not in the manifest. Move it out of the folder."));
        return
        [
            .. manifest.Files.Select(file => Compare(file, tree)).OfType<ReleaseProblem>()
                .Concat(foreign)
                .OrderBy(problem => problem.Path, StringComparer.Ordinal),
        ];
    }

    private static ReleaseProblem? Compare(ManifestFile file, IReleaseTree tree)
    {
        if (ArtifactPath.ProblemOf(file.Path) is { } problem)
            return new(ReleaseProblemKind.Unreadable, file.Path, $"The manifest lists \"{file.Path}\". {problem} Build again.");
        if (tree.Read(file.Path) is not { } found)
            return new(ReleaseProblemKind.Missing, file.Path, $"\"{file.Path}\" is missing. Build again.");
        if (ManifestFile.HashOf(found.Content.Span) != file.Sha256)
            return new(ReleaseProblemKind.Changed, file.Path, $"\"{file.Path}\" is not as it was built. Change the model and build again.");
        return found.IsExecutable is { } isExecutable && ManifestFile.ModeOf(isExecutable) != file.Mode
            ? new(ReleaseProblemKind.OtherMode, file.Path, $"\"{file.Path}\" has not mode {file.Mode}. Build again.")
            : null;
    }
}
