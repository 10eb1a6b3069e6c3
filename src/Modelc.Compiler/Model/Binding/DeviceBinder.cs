using System.Collections.Immutable;

namespace Modelc.Compiler.Model.Binding;

/// <summary>"devices": one object or a list; GeneSIS's editor writes one with empty paths for "none".</summary>
internal static class DeviceBinder
{
    public static ImmutableArray<DeviceMapping> Bind(ObjectReader resource) =>
        [.. resource.Objects("devices", orOne: true).Select(BindOne).OfType<DeviceMapping>()];

    public static DeviceMapping? BindOne(ObjectReader reader)
    {
        var host = reader.Text("PathOnHost", "");
        var device = new DeviceMapping(
            host,
            reader.FilledText("PathInContainer", host),
            reader.FilledText("CgroupPermissions", "rwm"),
            reader.Origin);
        reader.Finish("deviceMapping");
        return host.Value.Length > 0 ? device : null;
    }
}
