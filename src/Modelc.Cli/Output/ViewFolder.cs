using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Cli.Output;

/// <summary>What each template was given, for whoever writes one: a file for each time that a template was used.</summary>
internal static class ViewFolder
{
    /// <summary>With a manifest, so that the views of an earlier build go and everything else stays.</summary>
    public static ArtifactSet Of(ImmutableArray<ViewUse> uses)
    {
        var files = uses.GroupBy(use => use.Template).SelectMany(template => template.Select(FileOf)).ToList();
        var views = ArtifactSet.From(files, out _)!;
        var manifest = ManifestJson.WritePieces(Manifest.Of("views", views, []));
        return ArtifactSet.From([.. files, new Artifact(ManifestJson.Path, manifest, ArtifactKind.Manifest, "")], out _)!;
    }

    private static Artifact FileOf(ViewUse use, int index) =>
        Artifact.OfText($"{use.Template}.{index + 1}.json", ViewJson.Write(use.View), ArtifactKind.Plan, "");
}
