using Modelc.Artifacts;

namespace Modelc.Compiler.Emit.Readme;

/// <summary>README.md of a build: how a person runs all of it, in order, without modelc.</summary>
internal sealed class ReadmeEmitter : IEmitter
{
    public void Emit(EmitContext context) => context.Add(new Artifact(
        "README.md", context.RenderPieces("out/README.md", ReadmeViews.Of(context)), ArtifactKind.Readme, ""));
}
