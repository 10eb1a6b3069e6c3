using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Modelc.Apply.Compare;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Tests.Schema;

namespace Modelc.Compiler.Tests.EndToEnd;

/// <summary>
/// What "modelc plan" says of a change: each field of a model is changed in the models that set it, and the plan has one
/// line for it, with the effect that the built files have, and a cause that leads to the field.
/// </summary>
public sealed class PlanLineTests
{
    private const int SpotsTried = 6;

    /// <summary>Fields that change more than one thing about a component, or another one's.</summary>
    private static readonly Dictionary<string, string> SaysMore = new(StringComparer.Ordinal)
    {
        ["config.name"] = "Of two with one name either may be the one that changed.",
        ["credentials.sshkey"] = "A host that has no key left is entered with the user and the password of a recipe.",
        ["field._type"] = "Another type has other fields.",
        ["field.name"] = "One comes and another goes.",
        ["model.name"] = "Another name can be another application.",
    };

    private static readonly ConcurrentDictionary<string, CompilationResult> Originals = new(StringComparer.Ordinal);

    public static TheoryData<string> Fields => [.. FieldTable.Load().Where(row => row.Ending == Ending.Artifact).Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_change_of_a_field_is_told_in_one_line_with_its_effect_and_its_cause(string field)
    {
        foreach (var (spot, text) in Spots(field).SelectMany(spot => FieldSpots.Variants(spot).Select(text => (spot, text))))
        {
            var (before, after) = (Original(spot.Model), Building.Of(text));
            if (after is not { Plan: { } plan, Artifacts: not null })
                continue;
            var lines = PlanDifference.Between(PlanJson.Write(before.Plan!), PlanJson.Write(plan));
            var context = $"{spot.Model} {string.Join('/', spot.Path)}:\n{string.Join('\n', lines)}\n{text}";
            AssertNothingIsSilent(before.Plan!, plan, lines, context);
            AssertEffects(before, after, lines, context);
            if (!IsScalar(spot, text) || SaysMore.ContainsKey(field))
                continue;
            AssertOneLineEach(lines, context);
            AssertCause(spot, lines, context);
        }
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void A_model_that_does_not_change_has_no_line(string field)
    {
        foreach (var spot in Spots(field))
        {
            var plan = PlanJson.Write(Original(spot.Model).Plan!);
            Assert.Empty(PlanDifference.Between(plan, plan));
        }
    }

    private static void AssertNothingIsSilent(DeploymentPlan old, DeploymentPlan @new, IReadOnlyCollection<PlanChange> lines, string context) =>
        Assert.True(PlanJson.Write(old).AsSpan().SequenceEqual(PlanJson.Write(@new)) == (lines.Count == 0), context);

    private static void AssertOneLineEach(IEnumerable<PlanChange> lines, string context) =>
        Assert.True(lines.GroupBy(line => (line.Section, line.Entry)).All(entry => entry.Count() == 1), context);

    /// <summary>A cause leads to what holds the field: the same resource of the same component.</summary>
    private static void AssertCause(FieldSpot spot, IReadOnlyCollection<PlanChange> lines, string context)
    {
        var resource = ResourceOf(spot);
        var causes = lines.SelectMany(line => line.Causes).ToList();
        Assert.True(
            lines.Count == 0 || resource.StartsWith("containments", StringComparison.Ordinal) || IsLoginOfARecipe(spot)
            || causes.Exists(cause => cause.StartsWith(resource, StringComparison.Ordinal) || resource.StartsWith(cause, StringComparison.Ordinal)),
            $"{resource} is not among {string.Join(", ", causes)}. {context}");
    }

    /// <summary>"components/web/availability".</summary>
    private static string ResourceOf(FieldSpot spot)
    {
        var path = spot.Path.SkipWhile(segment => segment is "dm").ToList();
        if (path is not ["components", int index, ..])
            return string.Join('/', path.TakeWhile(segment => segment is string));
        var model = ModelShuffle.Parse(Corpus.Read(spot.Model).Bytes);
        var component = (model["dm"] ?? model)["components"]![index]!["name"];
        return string.Join('/', new object[] { "components", $"{component}" }.Concat(path.Skip(2).TakeWhile(segment => segment is string).Take(1)));
    }

    /// <summary>A host is entered by it, and that is what the line is about.</summary>
    private static bool IsLoginOfARecipe(FieldSpot spot) => spot.Path.Contains("ssh_resource") && spot.Path.Contains("credentials");

    private static void AssertEffects(CompilationResult before, CompilationResult after, IEnumerable<PlanChange> lines, string context)
    {
        var old = before.Plan!.Units.ToDictionary(unit => unit.Name, StringComparer.Ordinal);
        foreach (var unit in after.Plan!.Units.Where(unit => old.ContainsKey(unit.Name)))
        {
            var own = lines.Where(line => line.Section == "unit" && line.Entry == unit.Name).ToList();
            if (before.Plan.App != after.Plan.App || own.Exists(line => line.Kind == PlanChangeKind.Moved || line.Field is "kind" or "strategy" or "placement constraints"))
                continue;
            var said = own.Select(line => line.Effect).DefaultIfEmpty(Effect.None).Max();
            var felt = FeltEffect.On(unit, before.Artifacts!, after.Artifacts!);
            Assert.True(said == felt, $"{unit.Name}: said {said}, and the files say {felt}. {context}");
        }
    }

    private static bool IsScalar(FieldSpot spot, string text)
    {
        var (was, becomes) = (At(ModelShuffle.Parse(Corpus.Read(spot.Model).Bytes), spot.Path), At(JsonNode.Parse(text), spot.Path));
        return was is not (JsonObject or JsonArray) && becomes is not (JsonObject or JsonArray);
    }

    private static JsonNode? At(JsonNode? node, IEnumerable<object> path) =>
        path.Aggregate(node, (at, key) => key is string name ? at?[name] : at?[(int)key]);

    private static List<FieldSpot> Spots(string field)
    {
        var spots = FieldSpots.OfRow(field).Where(spot => Corpus.Buildable.Contains(spot.Model))
            .GroupBy(spot => spot.Model).Select(group => group.First()).Take(SpotsTried).ToList();
        Assert.True(spots.Count > 0, $"No model of the repository that builds sets {field}.");
        return spots;
    }

    private static CompilationResult Original(string model) => Originals.GetOrAdd(model, path => Building.Of(Corpus.Read(path)));
}
