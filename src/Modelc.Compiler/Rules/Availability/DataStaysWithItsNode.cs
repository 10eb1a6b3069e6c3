using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class DataStaysWithItsNode() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3058", Severity.Warning,
        "Data on a swarm does not move with its replica",
        """
        A volume or a folder belongs to the node that it lies on. A swarm may start the next replica on another
        node, where a volume of that name is empty and a folder may not exist.

        After a restart or an update the data seems lost, or the replica does not start at all.

        Tie the component to one node with "placement": {"constraints": ["node.labels.x == y"]}, or use storage that
        all nodes can reach.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.HostOf(component) is not SwarmCluster { Nodes.Length: > 1 } cluster
            || component.Docker is not { Placement: null or { Constraints: [] } } docker)
            return [];
        return
            from mount in docker.Mounts
            where mount is { IsReadOnly.Value: false, Kind: not MountKind.Tmpfs } && !Sockets.IsEngine(mount.Source)
            select Found(view, component, mount.Origin,
                $"\"{mount.Source.Value}\" of \"{component.Name.Value}\" stays on one of the {cluster.Nodes.Length} "
                + $"nodes of \"{cluster.Name.Value}\" when a replica moves. "
                + "Tie the component to a node with \"placement\".");
    }
}
