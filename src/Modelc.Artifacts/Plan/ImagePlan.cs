using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Modelc.Artifacts.Plan;

/// <summary>
/// An image that is built on <see cref="Hosts"/>. Its tag is the hash of its build context and so is known only when that
/// is written; whoever uses the image says <see cref="ImageUse.IsBuilt"/>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(RecipeImage), "recipe")]
[JsonDerivedType(typeof(WatchdogImage), "watchdog")]
public abstract record ImagePlan
{
    [JsonPropertyOrder(-4)]
    public required string Repository { get; init; }

    [JsonPropertyOrder(-3)]
    public required string BaseImage { get; init; }

    [JsonPropertyOrder(-2)]
    public required ImmutableArray<string> Hosts { get; init; }

    [JsonPropertyOrder(-1)]
    public required string Origin { get; init; }
}

/// <summary>A component that is installed by commands, made an image.</summary>
public sealed record RecipeImage : ImagePlan
{
    public required string Component { get; init; }

    public required UploadPlan? Upload { get; init; }

    public required ImmutableArray<RecipeStep> Steps { get; init; }

    public required string StartCommand { get; init; }

    /// <summary>False: as a user of its own that owns the working directory and nothing else.</summary>
    public required bool RunsAsRoot { get; init; }

    public required int Port { get; init; }

    public required HealthPlan? Health { get; init; }

    public required Duration DrainBeforeStop { get; init; }

    /// <summary>The registry that the image is pushed to, for the hosts that do not build it themselves.</summary>
    public required RegistryPlan? PushTo { get; init; }
}

/// <summary>The tools of every watchdog: bash, curl, socat and the docker command.</summary>
public sealed record WatchdogImage : ImagePlan;

/// <summary>"download", "install" or "configure" and its commands; the working directory is carried from one to the next.</summary>
public sealed record RecipeStep(string Name, string Command);

/// <summary>A file of the model's folder, to lie at a path on the other side.</summary>
public sealed record UploadPlan(
    string LocalFile,
    string RemoteFile,
    string Sha256,
    [property: JsonIgnore] ReadOnlyMemory<byte> Content = default);

/// <summary>An image by the name under which it is pulled, or one of <see cref="DeploymentPlan.Images"/> by its repository.</summary>
public sealed record ImageUse(string Name, bool IsBuilt);
