using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Files;

internal sealed class FilesCanBePut() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3149", Severity.Error,
        "A secret or config cannot be put where it is to lie",
        """
        Outside a swarm, files enter a container before it starts. A folder that is a tmpfs is empty again by then, and
        a folder that is mounted read-only takes no file at all. Where the whole root is read-only, the file's folder
        becomes a small volume of the container; so it cannot be one of the system's own, such as /etc, which would
        be writable then.

        The container could not be made, or would start without the file.

        Give the file a folder of its own as its target, such as "/etc/app/app.conf", and point the program to it.
        """);

    private static readonly string[] OfTheSystem =
        ["/", "/bin", "/dev", "/etc", "/lib", "/lib64", "/proc", "/sbin", "/sys", "/usr", "/usr/bin", "/usr/lib", "/var"];

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Docker is not { } docker || (view.WorkloadOf(component) & Workload.Container) == 0)
            yield break;
        var entersByCopy = view.WorkloadOf(component) != Workload.SwarmService;
        var isReadOnly = ExtraOptions.Of(view, component, HostConfigKey.ReadonlyRootfs).Any(option => !ExtraOptions.IsSwitchedOff(option));
        foreach (var file in Targets.OfFiles(docker))
        {
            var folder = FolderPaths.ParentOf(file.Path.Value);
            var reason = docker.Mounts.Any(m => m.IsReadOnly && m.Kind != MountKind.Tmpfs && FolderPaths.IsWithin(folder, m.Target)) ? "is mounted read-only"
                : !entersByCopy ? null
                : TmpfsOf(view, component).Any(path => FolderPaths.IsWithin(folder, path) && FolderPaths.IsWithin(path, folder)) ? "is a tmpfs"
                : isReadOnly && OfTheSystem.Contains(folder) ? "is the system's own, in a read-only root"
                : null;
            if (reason is not null)
            {
                yield return Found(view, component, file.Path.Origin,
                    $"The {file.What} of \"{component.Name.Value}\" cannot be put at \"{file.Path.Value}\": its folder {reason}. "
                    + "Give it a folder of its own.");
            }
        }
    }

    private static IEnumerable<string> TmpfsOf(ModelView view, InternalComponent component) =>
        component.Docker!.Mounts.Where(m => m.Kind == MountKind.Tmpfs).Select(m => m.Target.Value)
            .Concat(ExtraOptions.Of(view, component, HostConfigKey.Tmpfs).SelectMany(option => option.Values).Select(value => value.Value.Split('=')[0]));
}
