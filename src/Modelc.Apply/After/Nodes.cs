using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.After;

/// <summary>A node of a swarm by its name in the model, as the model wants it and as the swarm has it.</summary>
public sealed record NodeStatus(string Cluster, string Name, NodePlan Wanted, SeenNode? Seen);

/// <summary>The nodes of a model's swarms, through one of their managers.</summary>
public static class Nodes
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public static ImmutableArray<NodeStatus> Of(DeploymentPlan plan, Looks looks) =>
    [
        .. from cluster in plan.Clusters
           let known = cluster.Nodes.Select(node => looks.Hosts.GetValueOrDefault(node.Host)).OfType<HostLook>().FirstOrDefault(look => !look.Nodes.IsEmpty)
           from node in cluster.Nodes
           select new NodeStatus(cluster.Name, node.Host, node, known?.Nodes.FirstOrDefault(seen => IsSame(seen, AddressOf(plan, node.Host), node.Host))),
    ];

    /// <summary>Hosts to ask about a node, in turn: the managers of its swarm, but for itself, and then itself.</summary>
    public static ImmutableArray<string> ManagersFor(DeploymentPlan plan, string node)
    {
        var cluster = plan.Clusters.FirstOrDefault(one => one.Nodes.Any(member => member.Host == node));
        return [.. (cluster?.Nodes ?? []).Where(one => one.Role == SwarmRole.Manager).Select(one => one.Host).OrderBy(host => host == node)];
    }

    /// <param name="tell">Is told what is still on the node while it empties.</param>
    public static async Task<ShellAnswer> SetAsync(
        IShell manager, DeploymentPlan plan, string node, NodeAvailability availability, Action<string> tell, CancellationToken stop)
    {
        var words = HostScript.Command("node", availability.ToString().ToLowerInvariant(), $"{(int)Patience.TotalSeconds}", AddressOf(plan, node));
        return await manager.RunAsync(words with { OnLine = tell, TimeLimit = Patience * 2 }, stop);
    }

    private static string AddressOf(DeploymentPlan plan, string host) => plan.Hosts.First(one => one.Name == host).Address;

    private static bool IsSame(SeenNode seen, string address, string host) => seen.Addresses.Contains(address) || seen.Name == host;
}
