using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Hosts;

internal sealed class HostsAreDifferentMachines() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3041", Severity.Warning,
        "Two hosts are the same machine",
        """
        Two hosts have the same address and the same port, so they are one machine under two names.

        Each would be locked, observed and cleaned up on its own, and components on both get in each other's way
        unnoticed.

        Keep one of the two, or correct the address of the other.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var (first, again) in Repeats.In(view.Infrastructure.Where(host =>
            host.Address.IsGiven), Door, StringComparer.Ordinal))
        {
            yield return Found(view, again, again.Address.Origin,
                $"Host \"{again.Name.Value}\" has the address and the port of host \"{first.Name.Value}\". "
                + "Keep one of the two, or correct the address.")
                with { Notes = [Note(view, first.Address.Origin, $"Host \"{first.Name.Value}\" has that address "
                    + "here.")] };
        }
    }

    private static string Door(InfraComponent host) =>
        $"{PortClaims.MachineOf(host)} {string.Join(' ', host.Ports.Select(port => port.Value).Order())} "
        + $"{(host as Device)?.PhysicalPort.Value}";
}
