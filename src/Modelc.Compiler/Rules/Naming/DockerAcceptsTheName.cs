using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Naming;

internal sealed class DockerAcceptsTheName() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3005", Severity.Error,
        "Docker would refuse the component's name",
        """
        The component's name becomes a container's or a service's name as it stands. Docker accepts letters, digits,
        "_", "." and "-", of which the first must be a letter or a digit, and at least two of them. A service of a
        swarm may not have "." and must end with a letter or a digit.

        The deployment would stop at this component with the engine's own error.

        Rename the component.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        var workload = view.WorkloadOf(component) & Workload.Container;
        if (workload == Workload.None || IsAccepted(component.Name, workload))
            yield break;
        var what = workload == Workload.SwarmService ? "service" : "container";
        var allowed = workload == Workload.SwarmService
            ? "letters, digits, \"_\" and \"-\", beginning and ending with a letter or a digit"
            : "two or more letters, digits, \"_\", \".\" and \"-\", beginning with a letter or a digit";
        yield return Found(view, component, component.Name.Origin,
            $"Docker refuses \"{component.Name.Value}\" as the name of a {what}. Use {allowed}.");
    }

    private static bool IsAccepted(string name, Workload workload) => workload == Workload.SwarmService
        ? name.Length > 0 && IsPlain(name[0]) && IsPlain(name[^1]) && name.All(c => IsPlain(c) || c is '_' or '-')
        : name.Length > 1 && IsPlain(name[0]) && name.All(c => IsPlain(c) || c is '_' or '.' or '-');

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c);
}
