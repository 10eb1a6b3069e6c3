namespace Modelc.Compiler.Model.Binding;

/// <summary>/external: an endpoint that others point to.</summary>
internal static class ExternalBinder
{
    public static BoundComponent Bind(ComponentHeader header, LinkDemands demands)
    {
        var reader = header.Reader;
        var ports = ComponentPorts.OfExternal(header.Draft, demands);
        var component = new ExternalComponent
        {
            Type = header.Type,
            Name = header.Name,
            Id = header.Id,
            Version = header.Version,
            Suppressions = header.Suppressions,
            ProvidedExecutionPorts = ports.Hosting,
            Origin = reader.Origin,
            Address = reader.FilledText("ip", "127.0.0.1"),
            ProvidedPorts = ports.Provided,
            RequiredPorts = ports.Required,
        };
        if (header.Type.Value == "/external/rfxcom")
            reader.Ignore("nr_description");
        reader.Finish(header.Type.Value == "/external/rfxcom" ? "rfxcom" : "external");
        return new(header.Name, component, ports.AreBroken);
    }
}
