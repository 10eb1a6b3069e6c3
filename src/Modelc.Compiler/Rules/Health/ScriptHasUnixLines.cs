using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Health;

internal sealed class ScriptHasUnixLines() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3073", Severity.Error,
        "The health check has the line ends of Windows",
        """
        The script's lines end with "\r\n". The system takes "\r" for a part of the interpreter's name and of each
        last word.

        "bad interpreter: /bin/bash^M" is what every check would say, so no replica ever becomes healthy.

        Write "\n" only.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability?.HealthCheck is ScriptHealthCheck { Script: var script }
            && script.Value.Contains('\r'))
        {
            yield return Found(view, component, script.Origin,
                $"The lines of the health check of \"{component.Name.Value}\" end with \"\\r\\n\", which no shell "
                + "understands. Write \"\\n\" only.");
        }
    }
}
