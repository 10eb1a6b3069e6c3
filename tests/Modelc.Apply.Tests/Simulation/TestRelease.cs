using System.Collections.Immutable;
using System.Text;
using Modelc.Apply.Release;
using Modelc.Apply.Rollout;
using Modelc.Apply.Secrets;
using Modelc.Apply.Tests.Release;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Tests.Simulation;

/// <summary>A unit of a made-up release: what it says and where it is.</summary>
internal sealed record TestUnit(string Name, string Host, string Says, int Wave = 0, Phase Phase = Phase.Service)
{
    public StepInput? Input { get; init; }

    public ImmutableArray<string> Secrets { get; init; } = [];

    public string Folder => $"hosts/{Host}/{Name}";
}

/// <summary>A release of made-up units. The file of each holds what it says and nothing else.</summary>
internal static class TestRelease
{
    public const string App = "shop";

    public static ReleaseFolder Of(params IReadOnlyList<TestUnit> units)
    {
        var plan = PlanJson.Write(PlanOf(units));
        var set = ArtifactSet.From(
            [.. units.Select(FileOf), new Artifact(PlanJson.Path, plan, ArtifactKind.Plan, "")], out var problems);
        Assert.Empty(problems);
        var tree = new TreeInMemory();
        foreach (var file in set!.Artifacts)
            tree.Files.Add(file.Path, new FoundFile(file.Content, file.IsExecutable));
        tree.Files.Add(ManifestJson.Path, new FoundFile(ManifestJson.Write(Manifest.Of(App, set, units.Select(StepOf))), false));
        return ReleaseFolder.Open(tree, out _)!;
    }

    /// <param name="secrets">By path, as text.</param>
    public static Target TargetOf(ReleaseFolder release, IReadOnlyDictionary<string, string>? secrets = null) => new(
        release.Id,
        release.Manifest,
        PlanJson.Read(release.ReadPlan().Span),
        release.ReadPlan(),
        (secrets ?? ImmutableDictionary<string, string>.Empty).ToDictionary(one => one.Key, one => new SecretValue(Encoding.UTF8.GetBytes(one.Value))));

    private static Artifact FileOf(TestUnit unit) =>
        Artifact.OfText($"{unit.Folder}/run.sh", $"{unit.Says}\n", ArtifactKind.UnitScript, $"components/{unit.Name}") with { Host = unit.Host, Unit = unit.Name };

    private static Step StepOf(TestUnit unit) => new(
        unit.Name, unit.Host, unit.Folder, unit.Wave, unit.Phase,
        ["sh", "run.sh", "check"], ["sh", "run.sh"], ["sh", "run.sh", "down"], unit.Input, unit.Secrets, $"components/{unit.Name}");

    private static DeploymentPlan PlanOf(IReadOnlyList<TestUnit> units) => new(
        App, App,
        [.. units.Select(unit => unit.Host).Distinct().Order(StringComparer.Ordinal).Select(host => new HostPlan(host, host, new LocalConnection(), false, $"components/{host}"))],
        [], [], [],
        [.. units.Where(unit => unit.Phase == Phase.Service).Select(UnitOf)],
        [], []);

    private static CommandsUnit UnitOf(TestUnit unit) => new()
    {
        Name = unit.Name,
        Wave = unit.Wave,
        After = [],
        Version = "1",
        Origin = $"components/{unit.Name}",
        Host = unit.Host,
        Upload = null,
        Steps = [new RecipeStep("start", unit.Says)],
        StopCommand = "",
    };
}
