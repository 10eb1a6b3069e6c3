using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Security;

internal sealed class HostFoldersStayOutside() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3104", Severity.Warning,
        "A container can change its host's own files",
        """
        A folder that belongs to the system is mounted so that the container can write to it.

        A fault in its program can change the host's users, programs or containers.

        Mount it read-only, or only the file that is needed.
        """);

    private static readonly string[] OwnedByTheHost =
        ["/", "/bin", "/boot", "/etc", "/lib", "/lib64", "/root", "/sbin", "/usr", "/var", "/var/lib/docker",
            "/var/run", "/run"];

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from mount in component.Docker?.Mounts ?? []
        where mount is { Kind: MountKind.Bind, IsReadOnly.Value: false }
            && OwnedByTheHost.Contains(mount.Source.Value.Length > 1
            ? mount.Source.Value.TrimEnd('/') : mount.Source.Value)
        select Found(view, component, mount.Origin,
            $"Component \"{component.Name.Value}\" may write to \"{mount.Source.Value}\" of its host. "
            + "Mount it read-only, or only the file that is needed.");
}
