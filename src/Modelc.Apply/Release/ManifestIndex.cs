using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Modelc.Artifacts;

namespace Modelc.Apply.Release;

/// <summary>A manifest by folder and by host: whoever asks for each of many hosts does not read it as many times.</summary>
public sealed class ManifestIndex
{
    private static readonly ConditionalWeakTable<Manifest, ManifestIndex> Known = [];

    private readonly ILookup<string, ManifestFile> files;
    private readonly ILookup<string, Step> steps;
    private readonly ILookup<string, string> inputs;
    private readonly HashSet<string> folders;

    private ManifestIndex(Manifest manifest)
    {
        files = manifest.Files.SelectMany(file => ArtifactPath.FoldersOf(file.Path).Select(folder => (folder, file)))
            .ToLookup(pair => pair.folder, pair => pair.file, StringComparer.Ordinal);
        steps = manifest.Steps.ToLookup(step => step.Host, StringComparer.Ordinal);
        inputs = manifest.Steps.Select(step => step.Input).OfType<StepInput>()
            .ToLookup(input => input.Host, input => input.Folder, StringComparer.Ordinal);
        Plan = [.. manifest.Files.Where(file => file.Kind == ArtifactKind.Plan)];
        folders = manifest.Steps.Select(step => step.Folder).ToHashSet(StringComparer.Ordinal);
    }

    public static ManifestIndex Of(Manifest manifest) => Known.GetValue(manifest, one => new ManifestIndex(one));

    /// <summary>plan.json.</summary>
    public ImmutableArray<ManifestFile> Plan { get; }

    /// <summary>Folders in which something is run on a host for the sake of others.</summary>
    public IEnumerable<string> InputFoldersOn(string host) => inputs[host];

    /// <summary>In the order of the manifest, however deep.</summary>
    public IEnumerable<ManifestFile> FilesBelow(string folder) => files[folder];

    public IEnumerable<Step> StepsOn(string host) => steps[host];

    /// <summary>Whether a step anywhere is run in the folder.</summary>
    public bool HasStepsIn(string folder) => folders.Contains(folder);

    /// <summary>The swarm that a folder is for; null where it is for one host.</summary>
    public string? ClusterOf(string folder) => files[folder].Select(file => file.Cluster).FirstOrDefault(cluster => cluster is not null);
}
