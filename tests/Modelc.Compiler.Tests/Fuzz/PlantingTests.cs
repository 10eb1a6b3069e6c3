using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Modelc.Artifacts;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Tests.EndToEnd;
using Modelc.Compiler.Tests.Judges;
using Modelc.Compiler.Text;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Fuzz;

/// <summary>
/// Plants a text in every field that takes one, builds, and reads each file with its own parser: it must say exactly what
/// it says of a plain word, with the text in the place of the word. So the text is there, whole, and is nothing but text.
/// </summary>
public sealed partial class PlantingTests
{
    private const int SeedsOfEach = 1;

    public static TheoryData<string> Models =>
    [
        .. Corpus.Buildable.Where(path => path.EndsWith(".json", StringComparison.Ordinal)
            && path.Split('/') is ["examples", ..] or ["tests", "cases", "build" or "plan", ..]),
    ];

    [RealToolTheory("sh", "env", "docker", "haproxy", "nginx", "cmark-gfm")]
    [MemberData(nameof(Models))]
    public void What_is_planted_in_any_field_is_found_again_whole_and_inert(string path)
    {
        var model = ModelShuffle.Parse(Corpus.Read(path).Bytes);
        var places = Accepted(model, Plant.PlacesIn(model).Select((plant, i) => new Planted(plant, WordOf(i), WordOf(i))).ToImmutableArray());
        for (var seed = 0; seed < FuzzLength.Times(SeedsOfEach); seed++)
        {
            var random = new Random(path.Length * 1_000 + seed);
            var planted = Accepted(model, [.. places.Select(p => p with { Text = p.Plant.Plantable(AnyText(random)) })]);
            // In between, a text that the rules refuse leaves its place to the word.
            AssertSame(model, [.. planted.Select(p => p with { Text = p.Word })], planted);
        }
    }

    [RealToolFact("sh")]
    public void A_text_that_breaks_out_would_be_noticed()
    {
        var before = Artifact.OfText("a.env", "A='word'\n", ArtifactKind.UnitSettings, "");
        var after = Artifact.OfText("a.env", $"A='$(touch {PlantedTexts.Trace})'\n".Replace("'", "\"", StringComparison.Ordinal), ArtifactKind.UnitSettings, "");
        using var files = new WrittenFiles([after]);
        var read = Facts.Of(after, files).ToList();

        Assert.True(File.Exists(files.PathOf(PlantedTexts.Trace)));
        Assert.DoesNotContain(read, fact => fact.Text.Contains(PlantedTexts.Trace, StringComparison.Ordinal));
        Assert.NotEqual(before, after);
    }

    /// <summary>The most of the plants that the rules let pass together.</summary>
    private static ImmutableArray<Planted> Accepted(JsonNode model, ImmutableArray<Planted> plants)
    {
        if (plants.IsEmpty || Passes(model, plants))
            return plants;
        if (plants.Length == 1)
            return [];
        var half = plants.Length / 2;
        var (left, right) = (Accepted(model, plants[..half]), Accepted(model, plants[half..]));
        ImmutableArray<Planted> both = [.. left, .. right.Where(r => left.All(l => !l.Plant.Path.SequenceEqual(r.Plant.Path)))];
        return Passes(model, both) ? both : left;
    }

    private static bool Passes(JsonNode model, ImmutableArray<Planted> plants)
    {
        var source = Source(model, plants);
        var result = Building.Of(source);
        // A rule knows the place of what it refuses; whoever writes files does not.
        Assert.DoesNotContain(result.Diagnostics, found => found.Code is "MC4101" or "MC4102");
        return result.Artifacts is not null;
    }

    private static SourceText Source(JsonNode model, ImmutableArray<Planted> plants)
    {
        var copy = model.DeepClone();
        foreach (var planted in plants)
            planted.Plant.Put(copy, planted.Text);
        return SourceText.From("model.json", copy.ToJsonString());
    }

    private static void AssertSame(JsonNode model, ImmutableArray<Planted> words, ImmutableArray<Planted> texts)
    {
        var (plain, nasty) = (Building.Artifacts(Source(model, words)), Building.Artifacts(Source(model, texts)));
        using var plainFiles = new WrittenFiles(plain.Artifacts);
        using var nastyFiles = new WrittenFiles(nasty.Artifacts);
        foreach (var (before, after) in Pairs(plain, nasty, texts))
        {
            var expected = Facts.Of(before, plainFiles).Select(fact => Replaced(fact, before, texts));
            AssertEqual(expected, Facts.Of(after, nastyFiles));
            Judge(before, plainFiles, after, nastyFiles, texts);
        }

        Assert.Empty(Directory.EnumerateFiles(nastyFiles.Folder, $"*{PlantedTexts.Trace}*", SearchOption.AllDirectories));
    }

    /// <summary>The same file of both builds; a text in a name moves it to another place of the list.</summary>
    private static List<(Artifact Before, Artifact After)> Pairs(ArtifactSet plain, ArtifactSet nasty, ImmutableArray<Planted> texts)
    {
        var before = plain.Artifacts.OrderBy(a => Renamed(a.Path, texts), StringComparer.Ordinal).ToList();
        Assert.Equal(before.Select(a => Renamed(a.Path, texts)), nasty.Artifacts.Select(a => a.Path));
        return [.. before.Zip(nasty.Artifacts)];
    }

    private static void Judge(Artifact before, WrittenFiles plain, Artifact after, WrittenFiles nasty, ImmutableArray<Planted> texts)
    {
        switch (after.Path.Split('/')[^1])
        {
            case "stack.yml":
                var expected = Facts.OfStackConfig(before.Path, plain, ConfigOf(before, plain)).Select(fact => Replaced(fact, before, texts));
                AssertEqual(
                    expected.Select(WithoutFirstBreaks),
                    Facts.OfStackConfig(after.Path, nasty, ConfigOf(after, nasty)).Select(WithoutFirstBreaks));
                break;
            case "haproxy.cfg":
                WrittenFiles.Accept(after.Path, RealTool.Run("haproxy", "-c", "-f", nasty.PathOf(after.Path)));
                break;
            case "nginx.conf" when NginxConfig.IsForThisNginx(Building.TextOf(after)):
                WrittenFiles.Accept(after.Path, NginxConfig.Test(nasty.PathOf(after.Path)));
                break;
            case var _ when after.Kind != ArtifactKind.Upload && after.Content.Span.StartsWith("#!"u8):
                WrittenFiles.Accept(after.Path, RealTool.Run("bash", "-n", nasty.PathOf(after.Path)));
                break;
        }
    }

    /// <summary>Docker prints one line break less than it read where a text begins with some.</summary>
    private static Fact WithoutFirstBreaks(Fact fact) => fact with { Text = fact.Text.TrimStart('\n') };

    private static ToolResult ConfigOf(Artifact stack, WrittenFiles files) =>
        StackConfig.Of(files.PathOf(stack.Path), Building.TextOf(stack));

    private static void AssertEqual(IEnumerable<Fact> expected, IEnumerable<Fact> actual)
    {
        var (wanted, found) = (Sorted(expected), Sorted(actual));
        foreach (var (want, have) in wanted.Zip(found))
            Assert.Equal(want, have);
        Assert.Equal(wanted.Count, found.Count);
    }

    /// <summary>Hashes follow the text, and lists that are sorted by their texts come in another order.</summary>
    private static List<Fact> Sorted(IEnumerable<Fact> facts) =>
    [
        .. facts.Select(fact => new Fact(Index().Replace(Masked(fact.Place), "/0"), Masked(fact.Text)))
            .OrderBy(fact => fact.Place, StringComparer.Ordinal).ThenBy(fact => fact.Text, StringComparer.Ordinal),
    ];

    private static Fact Replaced(Fact fact, Artifact artifact, ImmutableArray<Planted> texts)
    {
        var text = fact.Text;
        foreach (var planted in texts.Where(p => fact.Text.Contains(p.Word, StringComparison.Ordinal)))
            text = planted.ReplaceIn(text, Facts.IsScript(artifact));
        return new Fact(Renamed(fact.Place, texts), text);
    }

    private static string Renamed(string place, ImmutableArray<Planted> texts) =>
        texts.Aggregate(place, (name, planted) => name.Replace(planted.Word, planted.Text, StringComparison.Ordinal));

    private static string Masked(string text) => Hash().Replace(text, "#");

    private static string WordOf(int i) => $"word{i:D4}z";

    private static string AnyText(Random random) => PlantedTexts.All[random.Next(PlantedTexts.All.Count)];

    private sealed record Planted(Plant Plant, string Word, string Text)
    {
        public string ReplaceIn(string said, bool isScript) =>
            said.Replace(Word, Plant.IsShell || isScript ? ShWord.Of(Text).Text[1..^1] : Text, StringComparison.Ordinal);
    }

    [GeneratedRegex("[0-9a-f]{12}([0-9a-f]{52})?")]
    private static partial Regex Hash();

    [GeneratedRegex("/[0-9]+")]
    private static partial Regex Index();
}
