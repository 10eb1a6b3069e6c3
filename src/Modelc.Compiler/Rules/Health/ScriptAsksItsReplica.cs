using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Health;

internal sealed class ScriptAsksItsReplica() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3072", Severity.Warning,
        "The health check does not look at the replica it is given",
        """
        The script gets the replica's "host:port" as its one argument, and never reads it.

        It tests the same thing for each replica, so that a dead one looks alive, or all look dead at once.

        Use "$1" as the address, as in: curl --fail --silent "http://$1/health".
        """);

    private static readonly string[] Readings = ["$1", "${1", "$@", "${@", "$*", "${*", "shift"];

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability?.HealthCheck is ScriptHealthCheck { Script: var script }
            && !Readings.Any(reading => script.Value.Contains(reading, StringComparison.Ordinal))
            && IsShell(ShellText.Interpreter(script)))
        {
            yield return Found(view, component, script.Origin,
                $"The health check of \"{component.Name.Value}\" never uses \"$1\", the address of the replica to "
                + "check. Use it, as in \"http://$1/health\".");
        }
    }

    private static bool IsShell(string? interpreter) => interpreter is null or "sh" or "bash" or "dash" or "ash";
}
