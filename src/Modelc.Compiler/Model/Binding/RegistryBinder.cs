namespace Modelc.Compiler.Model.Binding;

internal static class RegistryBinder
{
    public static Registry? Bind(ObjectReader resource)
    {
        if (resource.Object("registry") is not { } reader)
            return null;
        var server = reader.RequiredText("server", "\"registry.example.org\"");
        var userName = reader.OptionalText("username");
        var password = ModelValueBinder.Optional(reader, "password");
        reader.Finish("registry");
        return server is { } s ? new(s, userName, password, reader.Origin) : null;
    }
}
