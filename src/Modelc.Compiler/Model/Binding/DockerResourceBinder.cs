using System.Collections.Immutable;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

internal static class DockerResourceBinder
{
    public static DockerResource? Bind(ObjectReader component, DockerDefaults? defaults)
    {
        if (component.Object("docker_resource") is { } reader)
            return BindGiven(reader, defaults ?? DockerDefaults.Plain);
        return defaults is null ? null : BindGiven(Empty(component), defaults);
    }

    private static DockerResource BindGiven(ObjectReader reader, DockerDefaults defaults)
    {
        reader.Ignore("name");
        reader.Renamed("port_binding", "port_bindings");
        var (mounts, strayDevices) = VolumeBinder.Bind(reader);
        var resource = new DockerResource(
            reader.Text("image", defaults.Image),
            reader.Text("command", defaults.Command),
            reader.Find("links") is null ? [.. defaults.Links.Select(reader.Default)] : reader.Texts("links"),
            PortBindingBinder.Bind(reader, defaults.Ports),
            [.. DeviceBinder.Bind(reader), .. strayDevices],
            mounts,
            EnvironmentBinder.Bind(reader),
            ExtraOptionBinder.Bind(reader),
            ResourceLimitsBinder.Bind(reader),
            PlacementBinder.Bind(reader),
            FileBinder.Secrets(reader),
            FileBinder.Configs(reader),
            RegistryBinder.Bind(reader),
            reader.Origin);
        reader.Finish("dockerResource");
        return resource;
    }

    private static ObjectReader Empty(ObjectReader component) =>
        new(component.Context, component.Owner.Part("docker_resource"), new ObjectSyntax(component.Origin, []));
}
