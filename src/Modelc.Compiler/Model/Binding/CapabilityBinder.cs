using System.Collections.Immutable;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Compiler.Model.Binding;

/// <summary>"capabilities": one object or a list of them.</summary>
internal static class CapabilityBinder
{
    private const string DefaultName = "a_capability";

    private static readonly ImmutableArray<string> Types =
        ["/capability/hardware_capability", "/capability/security_capability", "/capability/soft_capability"];

    public static ImmutableArray<Capability> Bind(ObjectReader port) =>
        [.. port.Objects("capabilities", orOne: true).Select(BindOne).OfType<Capability>().Where(SaysSomething)];

    private static Capability? BindOne(ObjectReader reader)
    {
        if (TypeOf(reader) is not { } type)
            return null;
        var name = reader.FilledText("name", DefaultName);
        var (kind, shape, values) = type switch
        {
            "/capability/hardware_capability" => (CapabilityKind.Hardware, "hardwareCapability", Hardware(reader)),
            "/capability/soft_capability" => (CapabilityKind.Software, "softCapability", Software(reader)),
            _ => (CapabilityKind.Security, "securityCapability", Security(reader)),
        };
        reader.Finish(shape);
        return new Capability(kind, name, values, reader.Origin);
    }

    private static string? TypeOf(ObjectReader reader)
    {
        if (reader.Find("_type") is not { } node)
            return "/capability/security_capability";
        if (reader.Values.Text(node, new("_type")) is not { } written)
            return null;
        var modern = Types.FirstOrDefault(type =>
            type == written.Value || type.EndsWith("/" + written.Value, StringComparison.Ordinal));
        var at = reader.Context.At(written.Origin);
        if (modern is null)
            reader.Report(ShapeDiagnostics.UnknownType(at, reader.Owner.Text, written, Types));
        else if (modern != written.Value)
            reader.Report(LegacyDiagnostics.OldType(at, reader.Owner.Text, written, modern));
        return modern;
    }

    private static ImmutableArray<(string Field, Located<string> Value)> Security(ObjectReader reader) =>
        [("control_id", reader.Text("control_id", "")), ("description", reader.Text("description", ""))];

    private static ImmutableArray<(string Field, Located<string> Value)> Hardware(ObjectReader reader)
    {
        reader.Renamed("permission", "permissions");
        return
        [
            ("connector", reader.FilledText("connector", "GPIO")),
            ("path", reader.FilledText("path", "/dev/pigpio")),
            ("permissions", reader.FilledText("permissions", "rwx")),
        ];
    }

    private static ImmutableArray<(string Field, Located<string> Value)> Software(ObjectReader reader)
    {
        reader.Renamed("connector", "value");
        return [("value", reader.Text("value", ""))];
    }

    /// <summary>GeneSIS's editor puts an empty security capability on every port: it asks for and offers nothing.</summary>
    private static bool SaysSomething(Capability capability) =>
        capability.Kind != CapabilityKind.Security
        || capability.Name != DefaultName
        || capability.Values.Any(value => value.Value.Value.Length > 0);
}
