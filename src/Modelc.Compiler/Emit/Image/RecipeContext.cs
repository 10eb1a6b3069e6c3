using System.Collections.Immutable;
using System.Globalization;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Image;

/// <summary>The files that the image of a recipe is built from.</summary>
internal static class RecipeContext
{
    private const string Own = "/opt/modelc";

    // Above all that a base image gives away.
    private const int AppId = 10001;

    public static ImmutableArray<Artifact> Of(EmitContext context, RecipeImage image, string folder)
    {
        var scripts = new List<(string Name, string Text, ArtifactKind Kind)>
        {
            ("user.sh", context.Render("user.sh"), ArtifactKind.UnitScript),
            ("step.sh", context.Render("image-step.sh"), ArtifactKind.UnitScript),
            ("run.sh", context.Render("run.sh"), ArtifactKind.UnitScript),
        };
        if (image.Health is { Probe: not CommandProbe } health)
            scripts.Add(("probe.sh", Probes.Script(context, health), ArtifactKind.HealthCheck));
        foreach (var step in image.Steps)
            scripts.Add((RecipeFiles.NameOf(step), RecipeFiles.TextOf(step), ArtifactKind.Recipe));
        return
        [
            Dockerfile(folder, image, context.Render("Dockerfile", View(image))),
            .. scripts.Select(s => Artifact.OfText($"{folder}/{s.Name}", s.Text, s.Kind, image.Origin)),
            .. Uploads(image, folder),
        ];
    }

    private static IEnumerable<Artifact> Uploads(RecipeImage image, string folder) => image.Upload is { } upload
        ? [new Artifact($"{folder}/{RecipeFiles.Upload}", upload.Content, ArtifactKind.Upload, image.Origin)]
        : [];

    public static Artifact Dockerfile(string folder, ImagePlan image, string text) =>
        Artifact.OfText($"{folder}/Dockerfile", text, ArtifactKind.Dockerfile, image.Origin);

    private static RecipeView View(RecipeImage image)
    {
        var user = image.RunsAsRoot ? 0 : AppId;
        return new RecipeView(
            CommentText.Of(image.Component),
            DockerfileImage.Of(image.BaseImage),
            user,
            image.Upload is { } upload ? DockerfileCopy.Of(RecipeFiles.Upload, RecipeFiles.TargetOf(upload)) : null,
            [.. image.Steps.Select(step => StepView(RecipeFiles.NameOf(step), user))],
            image.Health is { Probe: not CommandProbe },
            image.DrainBeforeStop.Milliseconds > 0 ? DockerfileToken.Of(Seconds(image.DrainBeforeStop)) : null,
            image.Port,
            image.Health is { } health ? HealthView(image, health) : null,
            DockerfileJson.Of("/bin/bash", $"{Own}/run", image.StartCommand));
    }

    private static RecipeStepView StepView(string file, int user) => new(
        DockerfileCopy.Of(file, $"{Own}/"),
        DockerfileJson.Of("/bin/bash", $"{Own}/step.sh", $"{Own}/{file}", user.ToString(CultureInfo.InvariantCulture)));

    /// <summary>
    /// For who runs the image by hand. A swarm brings its own, which waits for the soak; on plain Docker the watchdog asks
    /// from outside.
    /// </summary>
    private static ImageHealthView HealthView(RecipeImage image, HealthPlan health) => new(
        health.Interval.Milliseconds,
        health.Timeout.Milliseconds,
        health.StartPeriod.Milliseconds,
        health.Retries,
        health.Probe is CommandProbe command
            ? DockerfileJson.Of(command.Words)
            : DockerfileJson.Of($"{Own}/probe", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{image.Port}")));

    private static string Seconds(Duration duration) =>
        (duration.Milliseconds / 1000m).ToString("0.###", CultureInfo.InvariantCulture);
}
