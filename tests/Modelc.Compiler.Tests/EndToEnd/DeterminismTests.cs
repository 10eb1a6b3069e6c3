using System.Globalization;

namespace Modelc.Compiler.Tests.EndToEnd;

/// <summary>Same model, same bytes. Changes the culture and the time zone of the process, so nothing else runs beside it.</summary>
[Collection(nameof(Alone))]
public sealed class DeterminismTests
{
    private const int Shuffles = 200;
    private const int ShufflesOfEach = 10;

    public static TheoryData<string> Buildable => [.. Corpus.Buildable];


    public static TheoryData<string> Json => [.. Corpus.Buildable.Where(path => path.EndsWith(".json", StringComparison.Ordinal))];

    [Fact]
    public void Two_hundred_orders_of_keys_give_one_hash()
    {
        // The model with every type and every field.
        var model = ModelShuffle.Parse(Corpus.Read("tests/cases/model/every-type-and-field/model.json").Bytes);
        var hashes = Enumerable.Range(0, Shuffles)
            .Select(seed => HashOf(ModelShuffle.Keys(model, new Random(seed))))
            .Append(HashOf(model.ToJsonString()));

        Assert.Single(hashes.Distinct());
    }

    [Theory]
    [MemberData(nameof(Json))]
    public void The_order_of_keys_components_links_and_containments_changes_no_byte(string path)
    {
        var source = Corpus.Read(path);
        var model = ModelShuffle.Parse(source.Bytes);
        var hashes = Enumerable.Range(0, ShufflesOfEach)
            .Select(seed => HashOf(ModelShuffle.KeysAndLists(model, new Random(seed))))
            .Append(Building.HashOf(Building.Artifacts(source)));

        Assert.Single(hashes.Distinct());
    }

    [Theory]
    [MemberData(nameof(Json))]
    public void Json_and_yaml_of_one_model_give_the_same_bytes(string path)
    {
        var source = Corpus.Read(path);
        var yaml = ModelShuffle.AsYaml(ModelShuffle.Parse(source.Bytes));

        Assert.Equal(Building.HashOf(Building.Artifacts(source)), HashOf(yaml, "model.yaml"));
    }

    [Theory]
    [MemberData(nameof(Buildable))]
    public void Culture_and_time_zone_change_no_byte(string path)
    {
        var source = Corpus.Read(path);
        var hashes = Elsewhere.Visit(() => Building.HashOf(Building.Artifacts(source)));

        Assert.Equal(Elsewhere.Places, hashes.Count);
        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public void The_places_of_the_test_really_differ()
    {
        var seen = Elsewhere.Visit(() =>
            $"{-1234.5:N2} {new DateTime(2024, 7, 1, 12, 0, 0, DateTimeKind.Utc).ToLocalTime():HH}".ToString(CultureInfo.CurrentCulture));

        Assert.Equal(Elsewhere.Places, seen.Distinct().Count());
    }

    private static string HashOf(string text, string path = "model.json") => Building.HashOf(Building.Artifacts(text, path));
}
