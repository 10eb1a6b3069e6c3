using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Images;

/// <summary>Every image that a component makes somebody pull.</summary>
internal static class ImagesOf
{
    public static IEnumerable<ModelText> Component(ModelView view, InternalComponent component)
    {
        if (view.HasImage(component))
            yield return ModelText.Of(component.Docker!.Image);
        if (view.IsLivebuilt(component))
            yield return ModelText.Of(component.Ssh!.BaseImage);
        if (component.Availability?.Proxy.Image is { } proxy)
            yield return ModelText.Of(proxy);
    }
}
