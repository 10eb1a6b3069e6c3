using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Compiler.Emit.Instances;

/// <summary>The files of a unit's folder that enter its containers.</summary>
internal static class InstanceFiles
{
    public const string Runner = "run.sh";

    public static string PathOf(ConfigPlan config) => $"files/{config.Name}";

    public static IEnumerable<Artifact> Of(EmitContext context, UnitFolder folder, ContainerPlan container)
    {
        if (container.Command is { IsWrapped: true })
            yield return folder.Script(Runner, context.Render(Runner), ArtifactKind.UnitScript);
        foreach (var config in container.Configs)
            yield return folder.Upload(PathOf(config), config.Content);
    }
}
