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
        var addressed = view.Infrastructure.Where(host => host.Address.IsGiven);
        foreach (var (first, again) in Repeats.In(addressed, Door, StringComparer.Ordinal))
        {
            var (firstName, name) = (first.Name.Value, again.Name.Value);
            yield return Found(view, again, again.Address.Origin,
                $"Host \"{name}\" has the address and the port of host \"{firstName}\". "
                + "Keep one of the two, or correct the address.")
                with
            { Notes = [Note(view, first.Address.Origin, $"Host \"{firstName}\" has that address here.")] };
        }
    }

    // Two boards on one machine are told apart by the line that they hang on.
    private static string Door(InfraComponent host)
    {
        var door = PortClaims.MachineOf(host);
        foreach (var port in host.Ports)
            door += $" {port.Value}";
        return $"{door} {(host as Device)?.PhysicalPort.Value}";
    }
}
