using System.Collections.Immutable;

namespace Modelc.Artifacts;

/// <summary>
/// All files of one build, in ordinal order of their paths. There is no way to hold a set that breaks the promises
/// about paths and bytes: they are checked here and nowhere else.
/// </summary>
public sealed class ArtifactSet
{
    private ArtifactSet(ImmutableArray<Artifact> artifacts) => Artifacts = artifacts;

    public ImmutableArray<Artifact> Artifacts { get; }

    /// <summary>Null, and every problem, unless all files keep the promises.</summary>
    public static ArtifactSet? From(IEnumerable<Artifact> artifacts, out ImmutableArray<ArtifactProblem> problems)
    {
        var sorted = artifacts.OrderBy(a => a.Path, StringComparer.Ordinal).ToImmutableArray();
        problems = [.. sorted.SelectMany(OwnProblems), .. PathClashes.Among(sorted)];
        return problems.IsEmpty ? new ArtifactSet(sorted) : null;
    }

    private static IEnumerable<ArtifactProblem> OwnProblems(Artifact artifact) =>
        new[] { ArtifactPath.ProblemOf(artifact.Path), TextRules.ProblemOf(artifact) }
            .OfType<string>()
            .Select(fact => new ArtifactProblem(artifact.Path, artifact.Origin, fact));
}
