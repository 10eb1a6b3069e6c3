using Modelc.Artifacts.Plan;

namespace Modelc.Compiler.Emit.Image;

/// <summary>The images of components that are installed by commands.</summary>
internal sealed class ImageEmitter : IEmitter
{
    public void Emit(EmitContext context)
    {
        foreach (var image in context.Plan.Images.OfType<RecipeImage>())
            ImageFolder.Add(context, image, RecipeContext.Of(context, image, ImageFolder.Of(image)));
    }
}
