using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Health;

internal sealed class NginxCanSayThePath() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3077", Severity.Error,
        "nginx takes a part of the health check's path for a variable",
        """
        The path of an HTTP check holds a "$", and the proxy is nginx. There a "$" begins a variable, and nothing takes
        that meaning from it.

        The proxy would refuse its configuration, or ask for another page.

        Write %24, which is the same character to whoever is asked; or choose "haproxy".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability is { Proxy.Kind.Value: ProxyKind.Nginx, HealthCheck: HttpHealthCheck { Path: var path } }
            && path.Value.Contains('$', StringComparison.Ordinal))
        {
            yield return Found(view, component, path.Origin,
                $"nginx, the proxy of \"{component.Name.Value}\", would take the \"$\" in \"{path.Value}\" for the start of a "
                + $"variable. Write \"{path.Value.Replace("$", "%24", StringComparison.Ordinal)}\".");
        }
    }
}
