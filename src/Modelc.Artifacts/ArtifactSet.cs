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
        var rules = new TextRules();
        var sorted = Sorted(artifacts);
        problems = [.. sorted.SelectMany(artifact => OwnProblems(artifact, rules)), .. PathClashes.Among(sorted)];
        return problems.IsEmpty ? new ArtifactSet(sorted) : null;
    }

    /// <summary>The same files and another one; null if that breaks a promise.</summary>
    public ArtifactSet? With(Artifact artifact, out ImmutableArray<ArtifactProblem> problems)
    {
        var sorted = Sorted(Artifacts.Add(artifact));
        problems = [.. OwnProblems(artifact, new TextRules()), .. PathClashes.Among(sorted)];
        return problems.IsEmpty ? new ArtifactSet(sorted) : null;
    }

    private static ImmutableArray<Artifact> Sorted(IEnumerable<Artifact> artifacts) =>
        [.. artifacts.OrderBy(artifact => artifact.Path, StringComparer.Ordinal)];

    private static IEnumerable<ArtifactProblem> OwnProblems(Artifact artifact, TextRules rules)
    {
        if (ArtifactPath.ProblemOf(artifact.Path) is { } path)
            yield return new ArtifactProblem(artifact.Path, artifact.Origin, path);
        if (rules.ProblemOf(artifact) is { } text)
            yield return new ArtifactProblem(artifact.Path, artifact.Origin, text);
    }
}
