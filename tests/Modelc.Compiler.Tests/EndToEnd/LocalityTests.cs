using System.Text.Json.Nodes;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Tests.Judges;
using YamlDotNet.RepresentationModel;

namespace Modelc.Compiler.Tests.EndToEnd;

/// <summary>A change in one component changes only its own files, the manifest and the plan, so that a review is as small as the change.</summary>
public sealed class LocalityTests
{
    public static TheoryData<string> Json => [.. Corpus.Buildable.Where(path => path.EndsWith(".json", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Json))]
    public void A_new_version_of_a_component_is_seen_in_no_other_component(string path)
    {
        var before = JudgedBuild.Of(path);
        var model = ModelShuffle.Parse(Corpus.Read(path).Bytes);
        foreach (var component in ComponentsOf(model))
        {
            var after = Building.Artifacts(WithVersion(model, component));
            AssertOnlyChanged(component, before.Plan, before.Set, after);
        }
    }

    [Fact]
    public void Every_kind_of_unit_is_changed_somewhere()
    {
        var kinds = Corpus.Buildable.SelectMany(path => JudgedBuild.Of(path).Plan.Units)
            .Select(unit => unit is ServiceUnit service ? $"{service.Strategy} {service.Container.Image.IsBuilt}" : unit.GetType().Name);

        Assert.Equal(
            ["Builtin False", "Builtin True", "CommandsUnit", "ContainerUnit", "DockerSwarm False", "DockerSwarm True"],
            kinds.Distinct().Order(StringComparer.Ordinal));
    }

    private static void AssertOnlyChanged(string component, DeploymentPlan plan, ArtifactSet before, ArtifactSet after)
    {
        var old = before.Artifacts.ToDictionary(a => a.Path, StringComparer.Ordinal);
        Assert.Equal(old.Keys, after.Artifacts.Select(a => a.Path));
        foreach (var file in after.Artifacts.Where(a => !a.Content.Span.SequenceEqual(old[a.Path].Content.Span)))
        {
            if (file.Cluster is not null)
                AssertOnlyServiceChanged(component, old[file.Path], file);
            else
                Assert.True(IsOwn(component, plan, file), $"A new version of \"{component}\" changed {file.Path}.");
        }
    }

    private static bool IsOwn(string component, DeploymentPlan plan, Artifact file) =>
        file.Path is ManifestJson.Path or PlanJson.Path
        || file.Unit == component
        || file.Path.Split('/') is ["hosts", _, var folder, ..] && (folder == component || folder == $"{component}-commands")
        || file.Path.Split('/') is ["images", var image, ..] && image == component
        // What watches a host is made from the host itself.
        || file.Path.Split('/') is ["hosts", var host, var agent, ..] && host == component && plan.Units.Any(u => u.Name == agent);

    /// <summary>A stack is one file for all of a swarm's services: of stack.yml and stack.env only the component's own part may change.</summary>
    private static void AssertOnlyServiceChanged(string component, Artifact before, Artifact after)
    {
        if (after.Path.EndsWith("/stack.yml", StringComparison.Ordinal))
            Assert.Equal(WithoutService(component, before), WithoutService(component, after));
        else if (after.Path.EndsWith("/stack.env", StringComparison.Ordinal))
            Assert.Equal(WithoutRow(component, before), WithoutRow(component, after));
        else
            Assert.Contains($"/configs/{component}/", after.Path, StringComparison.Ordinal);
    }

    private static string WithoutService(string component, Artifact stack)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Building.TextOf(stack)));
        var services = (YamlMappingNode)yaml.Documents[0].RootNode["services"];
        services.Children.Remove(component);
        return yaml.Documents[0].RootNode.ToString();
    }

    private static IEnumerable<string> WithoutRow(string component, Artifact settings) =>
        Building.TextOf(settings).Split('\n').Where(line => !line.Contains($" {component} ", StringComparison.Ordinal));

    private static IEnumerable<string> ComponentsOf(JsonNode model) =>
        (model["dm"] ?? model)["components"]!.AsArray().Select(c => (string?)c!["name"]).OfType<string>();

    private static string WithVersion(JsonNode model, string component)
    {
        var copy = model.DeepClone();
        (copy["dm"] ?? copy)["components"]!.AsArray().First(c => (string?)c!["name"] == component)!["version"] = "99.99.99";
        return copy.ToJsonString();
    }
}
