using Modelc.Artifacts;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Swarm;

internal static class Managers
{
    public static int Of(SwarmCluster cluster) => cluster.Nodes.Count(node => node.Role.Value == SwarmRole.Manager);
}
