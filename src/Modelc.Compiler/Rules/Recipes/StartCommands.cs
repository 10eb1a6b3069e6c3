using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Recipes;

/// <summary>The command that is a container's one program, wherever the model wrote it.</summary>
internal static class StartCommands
{
    public static IEnumerable<ModelText> InContainers(ModelView view, InternalComponent component)
    {
        if (view.IsLivebuilt(component))
            yield return ModelText.Of(component.Ssh!.Start);
        else if (view.HasImage(component) && component.Docker!.Command is { Value.Length: > 0 } command)
            yield return ModelText.Of(command);
    }
}
