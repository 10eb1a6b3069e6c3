using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Health;

internal sealed class ScriptNamesItsShell() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3071", Severity.Warning,
        "The health check does not say which shell it is written for",
        """
        The script has no "#!" at its very beginning. GeneSIS runs it with bash; without the line a system decides
        by itself.

        A bash script that dash runs may fail at once, or worse, always succeed.

        Begin the script with "#!/bin/sh" or "#!/bin/bash", without a blank or an empty line in front.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability?.HealthCheck is ScriptHealthCheck { Script: var script }
            && ShellText.Interpreter(script) is null)
        {
            yield return Found(view, component, script.Origin,
                $"The health check of \"{component.Name.Value}\" does not begin with \"#!\". "
                + "Begin it with \"#!/bin/sh\" or \"#!/bin/bash\".");
        }
    }
}
