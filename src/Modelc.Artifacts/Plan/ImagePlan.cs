using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Modelc.Artifacts.Plan;

/// <summary>
/// An image that is built from a recipe. Its tag is the hash of its build context and so is known only when that is
/// written; whoever uses the image says <see cref="ImageUse.IsBuilt"/>.
/// </summary>
public sealed record ImagePlan(
    string Component,
    string Repository,
    string BaseImage,
    UploadPlan? Upload,
    ImmutableArray<RecipeStep> Steps,
    string StartCommand,
    int Port,
    HealthPlan? Health,
    Duration DrainBeforeStop,
    ImmutableArray<string> Hosts,
    string? PushTo,
    string Origin);

/// <summary>"download", "install" or "configure" and its commands; the working directory is carried from one to the next.</summary>
public sealed record RecipeStep(string Name, string Command);

/// <summary>A file of the model's folder, to lie at a path on the other side.</summary>
public sealed record UploadPlan(
    string LocalFile,
    string RemoteFile,
    string Sha256,
    [property: JsonIgnore] ReadOnlyMemory<byte> Content);

/// <summary>An image by the name under which it is pulled, or one of <see cref="DeploymentPlan.Images"/> by its repository.</summary>
public sealed record ImageUse(string Name, bool IsBuilt);
