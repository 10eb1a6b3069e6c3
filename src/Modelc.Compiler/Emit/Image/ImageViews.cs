using System.Collections.Immutable;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit.Image;

/// <summary>What templates/Dockerfile is given.</summary>
internal sealed record RecipeView(
    CommentText Component,
    DockerfileImage BaseImage,
    int UserId,
    DockerfileCopy? Upload,
    ImmutableArray<RecipeStepView> Steps,
    bool HasProbe,
    DockerfileToken? DrainSeconds,
    int Port,
    ImageHealthView? Health,
    DockerfileJson Command) : View;

internal sealed record RecipeStepView(DockerfileCopy Copy, DockerfileJson Run) : View;

internal sealed record ImageHealthView(
    long IntervalMilliseconds,
    long TimeoutMilliseconds,
    long StartMilliseconds,
    int Retries,
    DockerfileJson Words) : View;

/// <summary>What templates/image.env is given.</summary>
internal sealed record ImageSettingsView(
    ShWord App,
    ShWord Owner,
    ShWord Repository,
    ShWord Tag,
    ShWord Push,
    ShWord Registry,
    ShWord RegistryUser) : View;
