using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Images;

internal sealed class LoginsAreWhole() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3087", Severity.Warning,
        "The login to a registry is half a login",
        """
        "registry" has a user name without a password, or a password without a user name.

        Nobody logs in then, and an image that needs it cannot be pulled.

        Write both, or neither for a registry that is open to all.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Docker?.Registry is { } registry && registry.UserName is null != registry.Password is null)
        {
            var missing = registry.UserName is null ? "username" : "password";
            yield return Found(view, component, registry.Server.Origin,
                $"The login of \"{component.Name.Value}\" to \"{registry.Server.Value}\" has no \"{missing}\", so nobody "
                + $"logs in. Write \"{missing}\" too, or leave out both.");
        }
    }
}
