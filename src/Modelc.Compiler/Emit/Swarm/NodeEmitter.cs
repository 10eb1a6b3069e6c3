using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Swarm;

/// <summary>nodes/HOST: what makes a host a node of its swarm, and takes it out again. A host is in one swarm at most.</summary>
internal sealed class NodeEmitter : IEmitter
{
    public void Emit(EmitContext context)
    {
        foreach (var cluster in context.Plan.Clusters)
        {
            foreach (var node in cluster.Nodes)
                Emit(context, cluster, node);
        }
    }

    private static void Emit(EmitContext context, ClusterPlan cluster, NodePlan node)
    {
        var folder = FolderOf(node.Host);
        context.Add(Owned("node.sh", context.Render("node.sh"), ArtifactKind.UnitScript) with { IsExecutable = true });
        context.Add(Owned("node.env", context.Render("node.env", Settings(context.Plan, cluster, node)), ArtifactKind.UnitSettings));
        context.Add(node.Host == cluster.FirstManager ? Init(cluster) : Join(cluster, node));

        Artifact Owned(string name, string text, ArtifactKind kind) =>
            Artifact.OfText($"{folder}/{name}", text, kind, cluster.Origin) with { Host = node.Host };
    }

    private static string FolderOf(string host) => $"nodes/{host}";

    private static NodeSettingsView Settings(DeploymentPlan plan, ClusterPlan cluster, NodePlan node)
    {
        var others = cluster.Nodes.Where(n => n.Role == SwarmRole.Manager && n.Host != node.Host).Select(n => AddressOf(plan, n.Host));
        return new NodeSettingsView(
            CommentText.Of($"{node.Host} in swarm {cluster.Name}"),
            ShWord.Of(plan.App),
            ShWord.Of(cluster.Name),
            ShWord.Of(AddressOf(plan, node.Host)),
            ShWord.Of(AddressOf(plan, cluster.FirstManager)),
            ShWord.Of(string.Join(' ', others)));
    }

    private static string AddressOf(DeploymentPlan plan, string host) => plan.Hosts.First(h => h.Name == host).Address;

    /// <summary>The first in order of name may be new beside one that has the swarm already; then that one lets it in.</summary>
    private static Step Init(ClusterPlan cluster)
    {
        var second = cluster.Nodes.FirstOrDefault(n => n.Role == SwarmRole.Manager && n.Host != cluster.FirstManager);
        return StepOf(cluster, cluster.FirstManager, Phase.Swarm, "init", second is null ? null : Token(second.Host, SwarmRole.Manager));
    }

    private static Step Join(ClusterPlan cluster, NodePlan node) => StepOf(
        cluster,
        node.Host,
        node.Role == SwarmRole.Manager ? Phase.Manager : Phase.Worker,
        "join",
        Token(cluster.FirstManager, node.Role));

    private static StepInput Token(string host, SwarmRole role) =>
        new(host, FolderOf(host), ["sh", "node.sh", "token", role.ToString().ToLowerInvariant()]);

    private static Step StepOf(ClusterPlan cluster, string host, Phase phase, string verb, StepInput? input) => new(
        Unit: $"{cluster.Name} node {host}",
        Host: host,
        Folder: FolderOf(host),
        Wave: 0,
        Phase: phase,
        Check: ["sh", "node.sh", "check"],
        Activate: ["sh", "node.sh", verb],
        Deactivate: ["sh", "node.sh", "down"],
        Input: input,
        Secrets: [],
        Origin: cluster.Origin);
}
