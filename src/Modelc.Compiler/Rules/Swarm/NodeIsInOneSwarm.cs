using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal sealed class NodeIsInOneSwarm() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3123", Severity.Error,
        "A host is a node twice",
        """
        A host is listed twice in a swarm, or in two swarms.

        An engine can be in one swarm, and once.

        Remove one of the entries.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        var nodes = view.Clusters.SelectMany(cluster => cluster.Nodes.Select(node => new Membership(cluster, node)));
        foreach (var (first, again) in Repeats.In(nodes, entry => entry.Node.Host))
        {
            yield return Found(view, again.Cluster, again.Node.Origin,
                $"Host \"{again.Node.Host.Name.Value}\" already is a node of \"{first.Cluster.Name.Value}\". "
                + "Remove one of the two entries.")
                with
            { Notes = [Note(view, first.Node.Origin, "The first entry is here.")] };
        }
    }

    private sealed record Membership(SwarmCluster Cluster, SwarmNode Node);
}
