using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Swarm;

/// <summary>One folder for each swarm: the stack, the files that its tasks read, and the script that deploys it.</summary>
internal sealed class StackEmitter : IEmitter
{
    public void Emit(EmitContext context)
    {
        foreach (var cluster in context.Plan.Clusters)
        {
            var services = context.Plan.Units.OfType<ServiceUnit>().Where(u => u.Cluster == cluster.Name).ToImmutableArray();
            if (cluster.IsDeclared || !services.IsEmpty)
                Emit(context, cluster, services);
        }
    }

    private static void Emit(EmitContext context, ClusterPlan cluster, ImmutableArray<ServiceUnit> services)
    {
        var folder = $"swarm/{cluster.Name}";
        var files = new StackFiles(context, services);
        foreach (var file in files.All)
            context.Add(Owned(new Artifact($"{folder}/{file.Path}", file.Content, KindOf(file), cluster.Origin)));
        // A swarm that nothing runs on yet is a swarm all the same.
        if (!services.IsEmpty)
        {
            var stack = context.RenderPieces("stack.yml", StackViews.Of(context, cluster, services, files));
            context.Add(Owned(new Artifact($"{folder}/stack.yml", stack, ArtifactKind.Stack, cluster.Origin)));
        }

        var settings = StackSettings.Of(context, cluster, services);
        context.Add(Owned(Text("stack.env", context.Render("stack.env", settings), ArtifactKind.UnitSettings)));
        context.Add(Owned(Text("deploy.sh", context.Render("deploy.sh"), ArtifactKind.DeployScript)) with { IsExecutable = true });
        foreach (var step in StackSteps.Of(context.Plan, cluster, folder, services))
            context.Add(step);

        Artifact Owned(Artifact artifact) => artifact with { Cluster = cluster.Name };
        Artifact Text(string name, string text, ArtifactKind kind) => Artifact.OfText($"{folder}/{name}", text, kind, cluster.Origin);
    }

    private static ArtifactKind KindOf(StackFile file) => file.IsScript ? ArtifactKind.StackConfig : ArtifactKind.Upload;
}
