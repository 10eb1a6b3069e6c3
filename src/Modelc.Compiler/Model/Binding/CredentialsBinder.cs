namespace Modelc.Compiler.Model.Binding;

internal static class CredentialsBinder
{
    public static Credentials? Bind(ObjectReader owner) =>
        owner.Object("credentials") is { } reader ? BindGiven(reader) : null;

    private static Credentials BindGiven(ObjectReader reader)
    {
        reader.Renamed("login", "username");
        var credentials = new Credentials(
            reader.FilledText("username", "ubuntu"),
            ModelValueBinder.Optional(reader, "password"),
            ModelValueBinder.Optional(reader, "sshkey"),
            reader.OptionalText("agent") is { Value.Length: > 0 } socket ? socket : null,
            reader.Origin);
        reader.Finish("credentials");
        return credentials;
    }
}
