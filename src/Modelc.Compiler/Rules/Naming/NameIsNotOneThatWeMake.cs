using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Naming;

internal sealed class NameIsNotOneThatWeMake() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3009", Severity.Error,
        "The name is one that another component's helpers take",
        """
        A component with availability gets helpers beside it: replicas "<name>-1", "<name>-2", ..., "<name>-proxy",
        "<name>-watchdog" and, on a swarm, "<name>-net". A monitored host gets "<host>-netdata".

        A container's name can be used once per host, so one of the two could not start.

        Rename this component.
        """);

    private static readonly string[] Helpers = ["proxy", "watchdog", "net"];

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        var name = component.Name.Value;
        var dash = name.LastIndexOf('-');
        if (dash <= 0 || (view.WorkloadOf(component) & Workload.Container) == 0
            || view.Named(name[..dash]) is not { } owner)
            yield break;
        if (IsMadeFor(view, owner, name[(dash + 1)..]))
        {
            yield return Found(view, component, component.Name.Origin,
                $"modelc itself makes a container \"{name}\" for \"{owner.Name.Value}\". Rename this component.")
                with
            { Notes = [Note(view, owner.Name.Origin, "It is declared here.")] };
        }
    }

    private static bool IsMadeFor(ModelView view, Component owner, string suffix) => owner switch
    {
        InfraComponent host => host.IsMonitored && suffix == "netdata",
        InternalComponent { Availability: not null } replicated =>
            (view.WorkloadOf(replicated) & Workload.Replicated) != 0 && (Helpers.Contains(suffix)
                || suffix.All(char.IsAsciiDigit)),
        _ => false,
    };
}
