using System.Collections.Concurrent;
using Modelc.Artifacts;
using Modelc.Compiler.Tests.Schema;

namespace Modelc.Compiler.Tests.EndToEnd;

/// <summary>No silent loss: each row of FIELDS.md, tried by changing the field in models of the repository that set it.</summary>
public sealed class FieldEffectTests
{
    private const int SpotsTried = 30;

    private static readonly ConcurrentDictionary<string, Outcome> Originals = new(StringComparer.Ordinal);

    public static TheoryData<string> InArtifacts => Rows(Ending.Artifact);

    public static TheoryData<string> InDiagnostics => Rows(Ending.Diagnostic);

    public static TheoryData<string> Meaningless => Rows(Ending.Nothing);

    [Theory]
    [MemberData(nameof(InArtifacts))]
    public void A_change_is_seen_in_a_file_or_told_about(string row) => Assert.Contains(
        Spots(row).SelectMany(Changes),
        change => change.To.KindsChangedFrom(change.From).Any() || change.To.Said != change.From.Said);

    [Theory]
    [MemberData(nameof(InDiagnostics))]
    public void A_field_that_no_file_holds_is_told_about(string row)
    {
        var codes = FieldTable.Load().Single(one => one.Name == row).Words;

        Assert.Contains(
            Spots(row).SelectMany(Changes),
            change => change.From.Said != change.To.Said || codes.Any(code => change.From.Said.Contains(code, StringComparison.Ordinal) || change.To.Said.Contains(code, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Meaningless))]
    public void A_field_that_means_nothing_changes_no_byte(string row)
    {
        foreach (var (from, to) in Spots(row).SelectMany(Changes).Where(change => change.To.Files.Count > 0))
            Assert.Empty(to.KindsChangedFrom(from));
    }

    private static TheoryData<string> Rows(Ending ending) =>
        [.. FieldTable.Load().Where(row => row.Ending == ending).Select(row => row.Name)];

    private static List<FieldSpot> Spots(string row)
    {
        // One of each model first: the same field means different things to different components.
        var spots = FieldSpots.OfRow(row).GroupBy(spot => spot.Model).SelectMany(group => group.Select((spot, i) => (spot, i)))
            .OrderBy(one => one.i).Select(one => one.spot).Take(SpotsTried).ToList();
        Assert.True(spots.Count > 0, $"No model of the repository sets {row}.");
        return spots;
    }

    private static IEnumerable<(Outcome From, Outcome To)> Changes(FieldSpot spot) =>
        FieldSpots.Variants(spot).Select(text => (Original(spot.Model), Outcome.Of(Building.Of(text))));

    private static Outcome Original(string model) => Originals.GetOrAdd(model, path => Outcome.Of(Building.Of(Corpus.Read(path))));

    private sealed record Outcome(string Said, IReadOnlyDictionary<string, (ArtifactKind Kind, string Hash)> Files)
    {
        public static Outcome Of(CompilationResult result) => new(
            string.Join('\n', result.Diagnostics.Select(found => $"{found.Code} {found.Message}").Order(StringComparer.Ordinal)),
            (result.Artifacts?.Artifacts ?? []).ToDictionary(
                a => a.Path, a => (a.Kind, ManifestFile.HashOf(a.Content.Span)), StringComparer.Ordinal));

        /// <summary>Between two builds; there is nothing to compare where one of them did not come to files.</summary>
        public IEnumerable<ArtifactKind> KindsChangedFrom(Outcome other) => Files.Count == 0 || other.Files.Count == 0
            ? []
            : Files.Except(other.Files).Concat(other.Files.Except(Files)).Select(file => file.Value.Kind).Distinct();
    }
}
