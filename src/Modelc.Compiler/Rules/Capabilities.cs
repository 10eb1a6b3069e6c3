using System.Collections.Immutable;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>What is required must be among what is provided.</summary>
internal static class Capabilities
{
    private const string Permissions = "permissions";

    public static IEnumerable<Capability> Missing(ImmutableArray<Capability> required, ImmutableArray<Capability> provided) =>
        required.Where(wanted => AsksForSomething(wanted) && !provided.Any(offered => Satisfies(offered, wanted)));

    public static string Describe(Capability capability)
    {
        var values = Telling(capability).Select(v => $"{v.Field} \"{v.Value.Value}\"").ToList();
        var kind = capability.Kind.ToString().ToLowerInvariant();
        return $"the {kind} capability \"{capability.Name.Value}\"" + (values.Count > 0 ? $" ({string.Join(", ", values)})" : "");
    }

    // GeneSIS's editor puts an empty security capability on every port.
    private static bool AsksForSomething(Capability wanted) => Telling(wanted).Any();

    private static bool Satisfies(Capability offered, Capability wanted) =>
        offered.Kind == wanted.Kind
        && (wanted.Kind != CapabilityKind.Software || offered.Name.Value == wanted.Name.Value)
        && Telling(wanted).All(v => Matches(v.Field, v.Value, ValueOf(offered, v.Field)));

    private static bool Matches(string field, string wanted, string offered) =>
        field == Permissions ? wanted.All(offered.Contains) : wanted == offered;

    private static string ValueOf(Capability capability, string field) =>
        capability.Values.FirstOrDefault(v => v.Field == field).Value.Value ?? "";

    private static IEnumerable<(string Field, Located<string> Value)> Telling(Capability capability) =>
        capability.Values.Where(v => v.Field != "description" && v.Value.Value.Length > 0);
}
