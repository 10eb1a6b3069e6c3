using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Hosts;

internal sealed class HostPortIsFree() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3040", Severity.Error,
        "Two things want the same port of a host",
        """
        A port of a machine can be listened at once. Counted are exposed ports, statistics pages, port bindings, the
        netdata of a monitored host (19999) and what the engine and ssh need themselves; TCP and UDP apart; hosts
        with one address as one machine; and for a swarm each manager, since its proxies run there.

        The second of the two would not start, or would take the port while the first is being replaced.

        Give one of them another port. Inside its container it can keep the port that it listens at.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var (first, again) in Repeats.In(PortClaims.In(view), claim => claim.Place, StringComparer.Ordinal))
        {
            if (again.Claimant is not InternalComponent && first.Claimant is not InternalComponent)
                continue;
            yield return Found(view, again.Claimant, again.Origin,
                $"{again.SubjectFirst} wants {again.Listener} of \"{again.Host.Name.Value}\", but "
                + $"{first.Subject}{SameMachine(first, again)} has it. Give one of the two another port.")
                with
            { Notes = [Note(view, first.Origin, $"{first.SubjectFirst} takes {first.Listener} here.")] };
        }
    }

    private static string SameMachine(PortClaim first, PortClaim again) =>
        first.Host == again.Host ? "" : $" on \"{first.Host.Name.Value}\" at the same address";
}
