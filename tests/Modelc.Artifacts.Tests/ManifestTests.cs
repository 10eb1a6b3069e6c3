using System.Text;
using System.Text.Json;

namespace Modelc.Artifacts.Tests;

public sealed class ManifestTests
{
    [Fact]
    public void A_manifest_lists_every_file_with_its_hash_and_mode()
    {
        var set = ArtifactSet.From(
            [Artifact.OfText("b.sh", "#!/bin/sh\n", ArtifactKind.UnitScript, "components/b") with { IsExecutable = true, Host = "box", Unit = "b" }, Artifact.OfText("a", "a\n", ArtifactKind.Readme, "")],
            out _)!;

        var files = Manifest.Of("shop", set, []).Files;

        Assert.Equal(["a", "b.sh"], files.Select(file => file.Path));
        Assert.Equal("87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7", files[0].Sha256);
        Assert.Equal(["0644", "0755"], files.Select(file => file.Mode));
        Assert.Equal(("box", "b", "components/b"), (files[1].Host, files[1].Unit, files[1].Origin));
    }

    [Fact]
    public void Steps_stand_in_the_order_in_which_they_are_taken()
    {
        Step[] steps =
        [
            Step("late", 1, Phase.Image), Step("watch", 0, Phase.Watch), Step("b", 0, Phase.Service),
            Step("a", 0, Phase.Service), Step("image", 0, Phase.Image), Step("route", 0, Phase.Route),
            Step("engine", 0, Phase.Host), Step("prune", 0, Phase.Prune), Step("swarm", 0, Phase.Swarm),
        ];

        var expected = new[] { "engine", "swarm", "image", "a", "b", "route", "watch", "prune", "late" };

        Assert.Equal(expected, Order(steps));
        Assert.Equal(expected, Order(steps.Reverse()));
    }

    [Fact]
    public void A_manifest_is_read_back_as_it_was_written()
    {
        var set = ArtifactSet.From([Artifact.OfText("hosts/box/wéb/unit.env", "X='1'\n", ArtifactKind.UnitSettings, "components/wéb")], out _)!;
        var written = ManifestJson.Write(Manifest.Of("shop", set, [Step("wéb", 0, Phase.Service)]));

        Assert.Equal(written, ManifestJson.Write(ManifestJson.Read(written)));
        Assert.Contains("wéb", Encoding.UTF8.GetString(written), StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_says_whose_words_it_reads_and_which_secrets()
    {
        var step = Step("worker", 0, Phase.Worker) with { Input = new StepInput("first", "nodes/first", ["sh", "node.sh", "token"]), Secrets = ["web/KEY"] };

        var read = ManifestJson.Read(ManifestJson.Write(Manifest.Of("shop", ArtifactSet.From([], out _)!, [step]))).Steps.Single();

        Assert.Equal(("first", "nodes/first"), (read.Input!.Host, read.Input.Folder));
        Assert.Equal(["sh", "node.sh", "token"], read.Input.Words.ToArray());
        Assert.Equal(["web/KEY"], read.Secrets.ToArray());
    }

    [Fact]
    public void A_manifest_is_text_like_any_other_artifact()
    {
        var written = ManifestJson.Write(Manifest.Of("shop", ArtifactSet.From([], out _)!, []));

        Assert.NotNull(ArtifactSet.From([new Artifact("manifest.json", written, ArtifactKind.Manifest, "")], out _));
    }

    [Theory]
    [InlineData("\"unitScript\"", "\"unitscript2\"")]
    [InlineData("\"unitScript\"", "3")]
    [InlineData("\"app\": \"shop\",", "")]
    [InlineData("\"app\": \"shop\"", "\"app\": null")]
    public void A_manifest_of_another_shape_is_refused(string old, string @new)
    {
        var set = ArtifactSet.From([Artifact.OfText("a", "a\n", ArtifactKind.UnitScript, "")], out _)!;
        var written = Encoding.UTF8.GetString(ManifestJson.Write(Manifest.Of("shop", set, [])));
        var spoiled = written.Replace(old, @new, StringComparison.Ordinal);

        Assert.NotEqual(written, spoiled);
        Assert.Throws<JsonException>(() => ManifestJson.Read(Encoding.UTF8.GetBytes(spoiled)));
    }

    private static IEnumerable<string> Order(IEnumerable<Step> steps) =>
        Manifest.Of("shop", ArtifactSet.From([], out _)!, steps).Steps.Select(step => step.Unit);

    private static Step Step(string unit, int wave, Phase phase) =>
        new(unit, "box", $"hosts/box/{unit}", wave, phase, [], ["sh", "rollout.sh"], [], null, [], $"components/{unit}");
}
