using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>
/// The client certificates of a docker_host, in its "properties" as GeneSIS meant it. Other properties are free and
/// mean nothing.
/// </summary>
internal static class TlsBinder
{
    private static readonly string[] Fields = ["ca", "cert", "key"];

    public static TlsFiles? Bind(ObjectReader host)
    {
        if (host.Find("properties") is not ArraySyntax properties)
            return null;
        TlsFiles? first = null;
        foreach (var item in properties.Items)
        {
            if (item is not ObjectSyntax property || !Fields.Any(field => property.Find(field) is not null))
                continue;
            var files = Files(new(host.Context, host.Owner.Part("properties"), property));
            first ??= files;
        }

        return first;
    }

    private static TlsFiles? Files(ObjectReader reader)
    {
        var authority = reader.RequiredText("ca", "\"certs/ca.pem\"");
        var certificate = reader.RequiredText("cert", "\"certs/cert.pem\"");
        var key = reader.RequiredText("key", "\"certs/key.pem\"");
        return authority is { } a && certificate is { } c && key is { } k ? new(a, c, k) : null;
    }
}
