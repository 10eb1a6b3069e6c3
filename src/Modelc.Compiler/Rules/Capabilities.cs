using System.Collections.Immutable;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>What is required must be among what is provided.</summary>
internal static class Capabilities
{
    private const string Permissions = "permissions";

    public static IEnumerable<Capability> Missing(
        ImmutableArray<Capability> required, ImmutableArray<Capability> provided) =>
        required.Where(wanted => AsksForSomething(wanted) && !provided.Any(offered => Satisfies(offered, wanted)));

    public static string Describe(Capability capability)
    {
        var values = new List<string>();
        foreach (var (field, value) in capability.Values)
        {
            if (Tells(field, value))
                values.Add($"{field} \"{value.Value}\"");
        }

        var kind = capability.Kind.ToString().ToLowerInvariant();
        return $"the {kind} capability \"{capability.Name.Value}\" ({string.Join(", ", values)})";
    }

    // GeneSIS's editor puts an empty security capability on every port.
    private static bool AsksForSomething(Capability wanted)
    {
        foreach (var (field, value) in wanted.Values)
        {
            if (Tells(field, value))
                return true;
        }

        return false;
    }

    private static bool Satisfies(Capability offered, Capability wanted)
    {
        if (offered.Kind != wanted.Kind
            || (wanted.Kind == CapabilityKind.Software && offered.Name.Value != wanted.Name.Value))
            return false;
        foreach (var (field, value) in wanted.Values)
        {
            if (Tells(field, value) && !Matches(field, value, ValueOf(offered, field)))
                return false;
        }

        return true;
    }

    private static bool Matches(string field, string wanted, string offered) =>
        field == Permissions ? wanted.All(offered.Contains) : wanted == offered;

    private static string ValueOf(Capability capability, string wanted)
    {
        foreach (var (field, value) in capability.Values)
        {
            if (field == wanted)
                return value;
        }

        return "";
    }

    private static bool Tells(string field, string value) => field != "description" && value.Length > 0;
}
