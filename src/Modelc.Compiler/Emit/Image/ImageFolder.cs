using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Image;

/// <summary>One folder for each image that is built: what it is built from, and the script that builds it.</summary>
internal static class ImageFolder
{
    public static string Of(ImagePlan image) => $"images/{OwnerOf(image)}";

    public static void Add(EmitContext context, ImagePlan image, IEnumerable<Artifact> files)
    {
        var folder = Of(image);
        context.AddImage(image.Repository, folder, [.. files.Select(Owned)]);
        context.Add(Owned(Artifact.OfText(
            $"{folder}/unit.env", context.Render("image.env", Settings(context, image)), ArtifactKind.UnitSettings, image.Origin)));
        context.Add(Owned(Artifact.OfText(
            $"{folder}/build.sh", context.Render("build.sh"), ArtifactKind.BuildScript, image.Origin) with
        { IsExecutable = true }));
        foreach (var host in image.Hosts)
            context.Add(BuildStep(image, folder, host));

        Artifact Owned(Artifact artifact) =>
            artifact with { Unit = OwnerOf(image), Host = image.Hosts is [var only] ? only : null };
    }

    private static string OwnerOf(ImagePlan image) => image is RecipeImage recipe ? recipe.Component : image.Repository;

    private static ImageSettingsView Settings(EmitContext context, ImagePlan image)
    {
        var registry = (image as RecipeImage)?.PushTo;
        var reference = context.ImageReference(new ImageUse(image.Repository, IsBuilt: true));
        return new ImageSettingsView(
            ShWord.Of(context.Plan.App),
            ShWord.Of(OwnerOf(image)),
            ShWord.Of(image.Repository),
            ShWord.Of(reference[(image.Repository.Length + 1)..]),
            ShWord.Of(registry is null ? "no" : "yes"),
            ShWord.Of(registry?.Server ?? ""),
            ShWord.Of(registry is { Password: not null } ? registry.UserName ?? "" : ""));
    }

    /// <summary>Before all waves: that an image cannot be built is known before anything that runs is touched.</summary>
    private static Step BuildStep(ImagePlan image, string folder, string host) => new(
        Unit: OwnerOf(image),
        Host: host,
        Folder: folder,
        Wave: 0,
        Phase: Phase.Image,
        Check: ["sh", "build.sh", "check"],
        Activate: ["sh", "build.sh"],
        Deactivate: ["sh", "build.sh", "down"],
        Input: null,
        Secrets: [.. SecretFiles.Of(image).Select(s => s.Path)],
        Origin: image.Origin);
}
