using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Image;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit.Watchdogs;

/// <summary>The image of every watchdog: its tools, none of its scripts.</summary>
internal sealed class WatchdogImageEmitter : IEmitter
{
    public void Emit(EmitContext context)
    {
        foreach (var image in context.Plan.Images.OfType<WatchdogImage>())
            Emit(context, image);
    }

    private static void Emit(EmitContext context, WatchdogImage image)
    {
        var dockerfile = context.Render("watchdog.Dockerfile", new WatchdogImageView(DockerfileImage.Of(image.BaseImage)));
        ImageFolder.Add(context, image, [
            Artifact.OfText($"{ImageFolder.Of(image)}/Dockerfile", dockerfile, ArtifactKind.Dockerfile, image.Origin),
        ]);
    }
}

internal sealed record WatchdogImageView(DockerfileImage Base) : View;
