using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Health;

internal sealed class HealthPathIsAPath() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3076", Severity.Error,
        "The path of the health check is none",
        """
        The path of an HTTP check begins with "/" and holds no blanks, control characters or "#". It has at most 2000
        characters.

        The proxy would refuse its configuration, or ask for something else than was meant.

        Write the path alone, such as "/health"; blanks as %20.
        """);

    // nginx takes no longer words than 4096 bytes, and each character may become two.
    private const int Longest = 2000;

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability?.HealthCheck is HttpHealthCheck { Path: var path } && !IsPath(path))
        {
            yield return Found(view, component, path.Origin,
                path.Value.Length > Longest
                ? $"The path of the health check of \"{component.Name.Value}\" has {path.Value.Length} characters. Write "
                + $"one of at most {Longest}."
                : $"\"{path.Value}\" is no path for the health check of \"{component.Name.Value}\". "
                + "Write one such as \"/health\".");
        }
    }

    private static bool IsPath(string path) =>
        path.Length <= Longest && path.StartsWith('/') && path.All(c => c is > ' ' and < (char)127 and not '#');
}
