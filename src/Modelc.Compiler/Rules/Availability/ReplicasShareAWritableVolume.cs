using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class ReplicasShareAWritableVolume() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3057", Severity.Warning,
        "Replicas write to the same volume",
        """
        All replicas on a host get the same folder, and during an update without downtime the old and the new one
        have it together.

        A database or any other program that expects its files for itself destroys them.

        Make the mount read-only, or use one replica with "zeroDownTime" false. If the program is made for it,
        suppress this with that reason.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability is not { } policy || (policy.ReplicaCount.Value < 2 && !policy.ZeroDownTime))
            return [];
        var when = policy.ReplicaCount.Value > 1 ? $"{policy.ReplicaCount.Value} replicas" : "the old and the new "
            + "replica of an update";
        return
            from mount in component.Docker?.Mounts ?? []
            where mount is { IsReadOnly.Value: false, Kind: not MountKind.Tmpfs } && !Sockets.IsEngine(mount.Source)
            select Found(view, component, mount.Origin,
                $"\"{mount.Source.Value}\" of \"{component.Name.Value}\" is written to by {when} at once. "
                + "Make it read-only, or use one replica with \"zeroDownTime\" false.");
    }
}
