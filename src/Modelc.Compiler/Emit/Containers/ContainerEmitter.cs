using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Instances;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Containers;

/// <summary>A component that is one container: the script that recreates it when it changed, and how it is made.</summary>
internal sealed class ContainerEmitter : IEmitter
{
    public void Emit(EmitContext context)
    {
        foreach (var unit in context.Plan.Units.OfType<ContainerUnit>())
            Emit(context, unit, new UnitFolder(unit.Host, unit));
    }

    private static void Emit(EmitContext context, ContainerUnit unit, UnitFolder folder)
    {
        var settings = new UnitView(
            CommentText.Of($"{unit.Name} on {unit.Host}"),
            ShWord.Of(context.Plan.App),
            ShWord.Of(unit.Name),
            ShWord.Of(unit.Version),
            InstanceViews.Of(context, unit, unit.Container, "container"),
            Replicas: null,
            Balancer: null,
            Holder: null,
            Watch: null);
        context.Add(folder.Script("container.sh", context.Render("container.sh"), ArtifactKind.UnitScript));
        context.Add(folder.Text("unit.env", context.Render("unit.env", settings), ArtifactKind.UnitSettings));
        foreach (var file in InstanceFiles.Of(context, folder, unit.Container))
            context.Add(file);
        context.Add(folder.Step("container.sh", Phase.Service, [.. SecretFiles.Of(unit).Select(s => s.Path)]));
    }
}
