using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Images;

/// <summary>Every image that a component makes somebody pull.</summary>
internal static class ImagesOf
{
    public static IEnumerable<Located<string>> Component(ModelView view, InternalComponent component)
    {
        if (view.HasImage(component))
            yield return component.Docker!.Image;
        if (view.IsLivebuilt(component))
            yield return component.Ssh!.BaseImage;
        if (component.Availability?.Proxy.Image is { } proxy)
            yield return proxy;
    }
}
