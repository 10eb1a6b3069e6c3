using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules.Hosts;

namespace Modelc.Compiler.Rules.Images;

internal sealed class RegistryIsAServer() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3086", Severity.Error,
        "The registry is no server, or its user name is none",
        """
        "server" is a host name with or without a port, and at most "https://" before and a path behind, as "docker
        login" takes it. "username" is one word.

        "docker login" refuses it, or logs in elsewhere.

        Write it as it stands in front of the image, such as "registry.example.org:5000".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Docker?.Registry is not { } registry)
            yield break;
        var name = component.Name.Value;
        if (!IsServer(registry.Server))
            yield return Found(view, component, registry.Server.Origin, $"\"{registry.Server.Value}\" is no registry for "
                + $"\"{name}\". Write a server such as \"registry.example.org:5000\".");
        if (registry.UserName is { } user && (user.Value.Length == 0 || user.Value.Any(c => char.IsControl(c) || c == ' ')))
            yield return Found(view, component, user.Origin,
                $"\"{user.Value}\" is no user name for the registry of \"{name}\". Write the name alone.");
    }

    internal static bool IsServer(string server)
    {
        var scheme = server.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0 && server[..scheme] is not ("http" or "https"))
            return false;
        var rest = scheme < 0 ? server : server[(scheme + 3)..];
        var slash = rest.IndexOf('/', StringComparison.Ordinal);
        var (host, path) = slash < 0 ? (rest, "") : (rest[..slash], rest[slash..]);
        return NetworkAddress.IsHostWithPort(host)
            && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-');
    }
}
