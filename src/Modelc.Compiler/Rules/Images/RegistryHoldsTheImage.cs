using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Images;

internal sealed class RegistryHoldsTheImage() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3085", Severity.Warning,
        "The login is for another registry than the image's",
        """
        "registry" names a server, and the image comes from another one.

        The login is never used. When the image needs one, it cannot be pulled.

        Write the server in front of the image, or correct "server".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.HasImage(component)
            && component.Docker is { Registry: { } registry, Image: var image }
            && ImageReference.TryParse(image.Value) is { } reference
            && RegistryIsAServer.IsServer(registry.Server)
            && !IsSame(registry.Server, reference.Registry))
        {
            yield return Found(view, component, registry.Server.Origin,
                $"The login of \"{component.Name.Value}\" is for \"{registry.Server.Value}\", but its image "
                + $"\"{image.Value}\" comes from "
                + $"{(reference.Registry.Length > 0 ? $"\"{reference.Registry}\"" : "Docker Hub")}. "
                + "Write the server in front of the image, or correct \"server\".");
        }
    }

    private static bool IsSame(string server, string registry)
    {
        var host = server.Replace("https://", "", StringComparison.Ordinal).Split('/')[0];
        return host == registry || (registry is "" or "docker.io"
            && host is "docker.io" or "index.docker.io" or "registry-1.docker.io");
    }
}
