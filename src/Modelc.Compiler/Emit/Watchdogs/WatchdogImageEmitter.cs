using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit.Watchdogs;

/// <summary>The image of every watchdog: its tools, none of its scripts.</summary>
internal sealed class WatchdogImageEmitter : IEmitter
{
    public bool WritesImages => true;

    public void Emit(EmitContext context)
    {
        foreach (var image in context.Plan.Images.OfType<WatchdogImage>())
            Emit(context, image);
    }

    private static void Emit(EmitContext context, WatchdogImage image)
    {
        var folder = $"images/{image.Repository}";
        var dockerfile = context.Render("watchdog.Dockerfile", new WatchdogImageView(DockerfileToken.Of(image.BaseImage)));
        context.AddImage(image.Repository, folder, [Artifact.OfText($"{folder}/Dockerfile", dockerfile, ArtifactKind.Dockerfile, image.Origin)]);
    }
}

internal sealed record WatchdogImageView(DockerfileToken Base) : View;
