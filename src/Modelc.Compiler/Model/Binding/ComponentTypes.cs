using System.Collections.Frozen;
using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Model.Binding;

/// <summary>
/// The types there are, and what older models called them. GeneSIS takes the first plug-in whose name occurs somewhere
/// in an unknown type; here a type is known or it is not.
/// </summary>
internal static class ComponentTypes
{
    public static ImmutableArray<string> Known { get; } =
    [
        "/external",
        "/external/rfxcom",
        "/infra/device",
        "/infra/docker_host",
        "/infra/docker_swarm",
        "/infra/vm_host",
        "/internal",
        "/internal/arduino",
        "/internal/expressapi",
        "/internal/jcasbin",
        "/internal/mqtt",
        "/internal/node_red",
        "/internal/node_red_flow",
        "/internal/orion",
        "/internal/thingml",
        "/internal/thingml/smoolkp",
    ];

    public static FrozenDictionary<string, string> Old { get; } = OldNames().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The modern type of a written one; null when there is none.</summary>
    public static string? Modern(string written) =>
        Known.Contains(written) ? written : Old.GetValueOrDefault(written);

    public static InternalKind KindOf(string type) => type switch
    {
        "/internal/arduino" => InternalKind.Arduino,
        "/internal/expressapi" => InternalKind.ExpressApi,
        "/internal/jcasbin" => InternalKind.JCasbin,
        "/internal/mqtt" => InternalKind.Mqtt,
        "/internal/node_red" => InternalKind.NodeRed,
        "/internal/node_red_flow" => InternalKind.NodeRedFlow,
        "/internal/orion" => InternalKind.Orion,
        "/internal/thingml" => InternalKind.ThingMl,
        "/internal/thingml/smoolkp" => InternalKind.SmoolKp,
        _ => InternalKind.Plain,
    };

    /// <summary>Reads "_type"; reports an unknown one, and an old one with its modern form.</summary>
    public static Located<string>? Read(ObjectReader reader)
    {
        if (reader.RequiredText("_type", "\"/internal\"") is not { } written)
            return null;
        var at = reader.Context.At(written.Origin);
        if (Modern(written) is not { } modern)
        {
            reader.Report(ShapeDiagnostics.UnknownType(at, reader.Owner.Text, written, Known));
            return null;
        }

        if (modern != written.Value)
            reader.Report(LegacyDiagnostics.OldType(at, reader.Owner.Text, written, modern));
        return written with { Value = modern };
    }

    private static Dictionary<string, string> OldNames()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["software"] = "/internal",
            ["external_node"] = "/external",
            ["external_host"] = "/infra/vm_host",
        };
        foreach (var type in Known)
        {
            names.TryAdd(type[1..], type);
            names.TryAdd(type[(type.LastIndexOf('/') + 1)..], type);
        }

        return names;
    }
}
