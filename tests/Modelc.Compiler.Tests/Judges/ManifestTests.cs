using System.Text.Json;
using System.Text.Json.Nodes;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Tests.EndToEnd;
using Modelc.Compiler.Tests.Schema;
using Modelc.Testing;
using YamlDotNet.RepresentationModel;

namespace Modelc.Compiler.Tests.Judges;

/// <summary>What whoever applies a build relies on.</summary>
public sealed class ManifestTests
{
    public static TheoryData<string> Models => [.. Corpus.Buildable];

    [Theory]
    [MemberData(nameof(Models))]
    public void It_lists_every_file_but_itself_with_its_hash_and_mode(string model)
    {
        var set = JudgedBuild.Of(model).Set;
        var expected = set.Artifacts.Where(a => a.Path != ManifestJson.Path)
            .Select(a => (a.Path, ManifestFile.HashOf(a.Content.Span), a.IsExecutable ? "0755" : "0644"));

        Assert.Equal(expected, ManifestOf(model).Files.Select(file => (file.Path, file.Sha256, file.Mode)));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Each_step_runs_a_script_of_its_own_folder_on_a_host_of_the_plan(string model)
    {
        var (set, plan) = JudgedBuild.Of(model);
        var paths = set.Artifacts.Select(a => a.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var step in ManifestOf(model).Steps)
        {
            Assert.Contains(step.Host, plan.Hosts.Select(host => host.Name));
            foreach (var words in new[] { step.Check, step.Activate, step.Deactivate }.Where(words => !words.IsEmpty))
                Assert.True(words[0] != "sh" || paths.Contains($"{step.Folder}/{words[1]}"), $"{step.Folder} has no {words[1]}.");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Each_unit_of_the_plan_has_a_step(string model)
    {
        var (set, plan) = JudgedBuild.Of(model);
        var steps = ManifestOf(model).Steps;
        foreach (var unit in plan.Units)
        {
            Assert.True(
                steps.Any(step => step.Wave == unit.Wave && (step.Unit == unit.Name || step.Folder.StartsWith("swarm/", StringComparison.Ordinal))),
                $"Nothing makes {unit.Name} of {set.Artifacts.Length} files true.");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Each_file_of_a_folder_that_runs_belongs_to_a_host_or_a_cluster(string model)
    {
        foreach (var artifact in JudgedBuild.Of(model).Set.Artifacts)
        {
            Assert.Equal(artifact.Path.StartsWith("swarm/", StringComparison.Ordinal), artifact.Cluster is not null);
            Assert.True(artifact.Host is not null || !artifact.Path.StartsWith("hosts/", StringComparison.Ordinal), artifact.Path);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Json_and_yaml_files_are_read_by_strict_parsers(string model)
    {
        var build = JudgedBuild.Of(model);
        foreach (var file in build.Ending(".json"))
            JsonDocument.Parse(file.Content).Dispose();
        foreach (var file in build.Ending(".yml"))
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(Building.TextOf(file)));
            Assert.Single(yaml.Documents);
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Plan_and_manifest_are_what_their_schemas_say(string model)
    {
        var set = JudgedBuild.Of(model).Set;
        foreach (var (file, schema) in new[] { (PlanJson.Path, "plan.schema.json"), (ManifestJson.Path, "manifest.schema.json") })
        {
            var rules = JsonNode.Parse(File.ReadAllText(RepositoryRoot.Combine($"schemas/{schema}")))!.AsObject();
            Assert.True(new JsonSchema(rules).IsValid(JsonNode.Parse(Content(set, file))), $"{file} is not what {schema} says.");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Plan_and_manifest_are_read_back_as_they_were_written(string model)
    {
        var set = JudgedBuild.Of(model).Set;

        Assert.Equal(Content(set, PlanJson.Path), PlanJson.Write(PlanJson.Read(Content(set, PlanJson.Path))));
        Assert.Equal(Content(set, ManifestJson.Path), ManifestJson.Write(ManifestOf(model)));
    }

    private static Manifest ManifestOf(string model) => ManifestJson.Read(Content(JudgedBuild.Of(model).Set, ManifestJson.Path));

    private static byte[] Content(ArtifactSet set, string path) => set.Artifacts.Single(a => a.Path == path).Content.ToArray();
}
