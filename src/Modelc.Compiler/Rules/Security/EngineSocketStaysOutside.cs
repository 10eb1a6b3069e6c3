using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Security;

internal sealed class EngineSocketStaysOutside() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3101", Severity.Warning,
        "A container is given the engine's socket",
        """
        Who can speak to the engine can start a container that owns the host. Read-only mounting does not change
        that: it protects the file, not what is said through it.

        A fault in this program gives away the host, and on a swarm's manager the whole swarm.

        Remove the mount. If the component is made to steer Docker, put a filtering proxy in between, or suppress
        this with the reason.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from mount in component.Docker?.Mounts ?? []
        where Sockets.IsEngine(mount.Source)
        select Found(view, component, mount.Origin,
            $"Component \"{component.Name.Value}\" is given the engine's socket, which makes it root of its host. "
            + "Remove the mount, or put a filtering proxy in between.");
}
