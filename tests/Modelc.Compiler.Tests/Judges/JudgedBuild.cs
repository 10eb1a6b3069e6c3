using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Tests.EndToEnd;

namespace Modelc.Compiler.Tests.Judges;

/// <summary>What one model of the repository was built to. Made once for all judges.</summary>
internal sealed record JudgedBuild(ArtifactSet Set, DeploymentPlan Plan)
{
    private static readonly ConcurrentDictionary<string, JudgedBuild> Builds = new(StringComparer.Ordinal);

    public static JudgedBuild Of(string model) => Builds.GetOrAdd(model, path =>
    {
        var result = Building.Of(Corpus.Read(path));
        return new(result.Artifacts ?? throw new InvalidOperationException(Building.Describe(result)), result.Plan!);
    });

    public IEnumerable<Artifact> Named(string fileName) => Set.Artifacts.Where(a => NameOf(a) == fileName);

    public IEnumerable<Artifact> Ending(string extension) =>
        Set.Artifacts.Where(a => a.Kind != ArtifactKind.Upload && a.Path.EndsWith(extension, StringComparison.Ordinal));

    /// <summary>Everything that says which shell it is for.</summary>
    public IEnumerable<Artifact> Scripts => Set.Artifacts.Where(a => a.Kind != ArtifactKind.Upload && IsScript(a));

    /// <summary>The scripts that we wrote: a user's own check or command is theirs to write as they like.</summary>
    public IEnumerable<Artifact> OwnScripts => Scripts.Where(script => !UserScripts.Any(Building.TextOf(script).Contains));

    private ImmutableArray<string> UserScripts =>
    [
        .. Plan.Units.OfType<ServiceUnit>().Select(unit => unit.Health?.Probe).OfType<ScriptProbe>()
            .Select(probe => probe.Script)
            .Concat(Plan.Units.OfType<CommandsUnit>().SelectMany(unit => unit.Steps.Select(step => step.Command).Append(unit.StopCommand)))
            .Concat(Plan.Images.OfType<RecipeImage>().SelectMany(image => image.Steps.Select(step => step.Command)))
            .Select(script => script.ReplaceLineEndings("\n").Trim('\n'))
            .Where(script => script.Length > 0),
    ];

    private static string NameOf(Artifact artifact) => artifact.Path.Split('/')[^1];

    private static bool IsScript(Artifact artifact) => artifact.Content.Span.StartsWith("#!"u8);
}
