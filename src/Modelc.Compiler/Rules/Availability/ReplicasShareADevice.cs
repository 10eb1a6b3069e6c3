using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class ReplicasShareADevice() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3056", Severity.Warning,
        "Replicas share a device of the host",
        """
        Each replica gets the same device, and during an update without downtime the old and the new one have it
        together.

        Most devices, a serial line for one, serve a single program; two get half of the bytes each.

        Use one replica with "zeroDownTime" false, unless the device can be shared.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.WorkloadOf(component) == Workload.BuiltinReplicas
            && component.Availability is { } policy
            && (policy.ReplicaCount.Value > 1 || policy.ZeroDownTime)
            && component.Docker is { Devices: [var device, ..] })
        {
            yield return Found(view, component, device.Origin,
                $"Replicas of \"{component.Name.Value}\" share the device \"{device.PathOnHost.Value}\". "
                + "Use one replica with \"zeroDownTime\" false, unless the device can be shared.");
        }
    }
}
