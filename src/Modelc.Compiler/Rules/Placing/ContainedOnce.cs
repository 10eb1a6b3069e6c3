using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Placing;

internal sealed class ContainedOnce() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3010", Severity.Error,
        "A component has two hosts",
        """
        Two containments say where the component runs.

        It can run on one host. Replicas on several hosts are made with a "/infra/docker_swarm".

        Remove one of the containments, or put the component on a swarm of both hosts.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var (first, again) in Repeats.In(view.Model.Containments, c => c.Guest.Component))
        {
            var guest = again.Guest.Component;
            yield return Found(view, guest, again.Origin,
                $"Component \"{guest.Name.Value}\" is put on \"{again.Host.Component.Name.Value}\", but it already "
                + $"is on \"{first.Host.Component.Name.Value}\". Remove one of the two containments.")
                with
            { Notes = [Note(view, first.Origin, "The first containment is here.")] };
        }
    }
}
