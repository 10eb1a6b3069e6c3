using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Modelc.Apply.Compare;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Tests.Compare;

/// <summary>Walks the plan's records, so that a field which joins them has to say what its change means.</summary>
public sealed class FieldTableTests
{
    private static readonly (string Section, Type Type)[] Sections =
    [
        ("host", typeof(HostPlan)), ("swarm", typeof(ClusterPlan)), ("network", typeof(NetworkPlan)), ("image", typeof(WatchdogImage)),
        ("unit", typeof(UnitPlan)), ("endpoint", typeof(EndpointPlan)), ("not deployed", typeof(SkippedPlan)), ("plan", typeof(DeploymentPlan)),
    ];

    /// <summary>By what an entry is told from others, and where it stands.</summary>
    private static readonly string[] Identity = ["name", "host", "cluster", "component", "reason", "repository"];

    private static readonly ImmutableArray<(string Section, string Pattern)> Fields = [.. Sections.SelectMany(FieldsOf).Concat(Below("unit", "image", typeof(RecipeImage))).Distinct()];

    [Fact]
    public void Every_field_of_a_plan_has_a_row()
    {
        Assert.InRange(Fields.Length, 100, 200);
        Assert.DoesNotContain(Fields, field => FieldTable.Find(field.Section, field.Pattern) is null);
    }

    [Fact]
    public void Every_row_is_about_a_field_that_there_is()
    {
        var known = Fields.SelectMany(field => Ancestors(field.Pattern).Select(pattern => (field.Section, pattern))).ToHashSet();

        Assert.DoesNotContain(
            FieldTable.Rows.Select(row => (row.Section, row.Pattern)),
            row => row.Pattern is not ("@" or "place") && !known.Contains(row));
    }

    [Fact]
    public void A_row_is_worked_out_from_fields_that_there_are()
    {
        var patterns = FieldTable.Rows.Select(row => $"{row.Section}:{row.Pattern}").ToList();

        foreach (var row in FieldTable.Rows)
        {
            foreach (var from in row.From.Select(from => from.TrimStart('=')))
            {
                var full = from.Contains(':', StringComparison.Ordinal) ? from : $"{row.Section}:{from}";
                Assert.True(patterns.Exists(pattern => pattern.StartsWith(full, StringComparison.Ordinal)), $"{row.Pattern} is worked out from {from}.");
            }
        }
    }

    [Fact]
    public void Every_effect_has_a_sentence() =>
        Assert.All(Enum.GetValues<Effect>(), effect => Assert.NotEmpty(EffectText.Of(effect)));

    private static IEnumerable<(string Section, string Pattern)> FieldsOf((string Section, Type Type) section) =>
        Variants(section.Type).SelectMany(Members)
            .Where(member => !Identity.Contains(member.Name) && !Sections.Any(other => other.Type == ItemOf(member.Type)) && ItemOf(member.Type) != typeof(ImagePlan))
            .SelectMany(member => Below(section.Section, member.Name, member.Type))
            .Concat(Variants(section.Type).Count > 1 || section.Type.BaseType == typeof(ImagePlan) ? [(section.Section, "kind")] : []);

    private static IEnumerable<(string Section, string Pattern)> Below(string section, string pattern, Type type)
    {
        if (FieldTable.Find(section, pattern) is { IsWhole: true } || IsLeaf(type))
            return [(section, pattern)];
        if (ItemOf(type) is { } item)
            return Below(section, $"{pattern}[*]", item);
        return Variants(type).SelectMany(Members)
            .Where(member => !pattern.EndsWith("[*]", StringComparison.Ordinal) || !Identity.Contains(member.Name))
            .SelectMany(member => Below(section, $"{pattern}.{member.Name}", member.Type))
            .Concat(type.IsAbstract || type.BaseType == typeof(ImagePlan) ? [(section, $"{pattern}.kind")] : []);
    }

    private static bool IsLeaf(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(Duration) || (ItemOf(type) is { } item && IsLeaf(item));

    private static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetGenericArguments()[0] : null;

    private static List<Type> Variants(Type type) =>
        type.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false).Select(variant => variant.DerivedType).DefaultIfEmpty(type).ToList();

    private static IEnumerable<(string Name, Type Type)> Members(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .Select(property => (JsonNamingPolicy.CamelCase.ConvertName(property.Name), Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));

    private static IEnumerable<string> Ancestors(string pattern)
    {
        var parts = pattern.Split('.');
        return Enumerable.Range(1, parts.Length).Select(count => string.Join('.', parts.Take(count)));
    }
}
