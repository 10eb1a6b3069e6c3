using System.Collections.Immutable;

namespace Modelc.Artifacts;

/// <summary>Two files of one path, as any file system sees it: some do not tell "Web" from "web".</summary>
internal static class PathClashes
{
    public static IEnumerable<ArtifactProblem> Among(ImmutableArray<Artifact> artifacts)
    {
        var files = new Dictionary<string, Artifact>(StringComparer.OrdinalIgnoreCase);
        var clashes = new List<ArtifactProblem>();
        foreach (var artifact in artifacts)
        {
            if (!files.TryAdd(artifact.Path, artifact))
                clashes.Add(Clash(artifact, $"\"{files[artifact.Path].Path}\" is there already, and not every system tells upper from lower case."));
        }

        clashes.AddRange(
            from artifact in artifacts
            from folder in ArtifactPath.FoldersOf(artifact.Path)
            where files.ContainsKey(folder)
            select Clash(artifact, $"\"{folder}\" is a file already and cannot be a folder."));
        return clashes;
    }

    private static ArtifactProblem Clash(Artifact artifact, string fact) => new(artifact.Path, artifact.Origin, fact);
}
