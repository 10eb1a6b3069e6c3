using System.Text;
using Modelc.Apply.Release;
using Modelc.Artifacts;

namespace Modelc.Apply.Tests.Release;

/// <summary>A folder as a build writes it, to be spoiled by a test.</summary>
internal sealed class TreeInMemory : IReleaseTree
{
    public Dictionary<string, FoundFile> Files { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Paths => Files.Keys;

    public static TreeInMemory Built()
    {
        var artifacts = ArtifactSet.From(
            [
                Artifact.OfText("hosts/box/web/rollout.sh", "#!/bin/sh\n", ArtifactKind.UnitScript, "components/web") with { IsExecutable = true, Host = "box" },
                Artifact.OfText("hosts/box/web/unit.env", "NAME=web\n", ArtifactKind.UnitSettings, "components/web") with { Host = "box" },
            ],
            out _)!;
        var step = new Step(
            "web", "box", "hosts/box/web", 0, Phase.Service, ["sh", "rollout.sh", "check"], ["sh", "rollout.sh"], ["sh", "rollout.sh", "down"], null, [], "components/web");
        var tree = new TreeInMemory();
        foreach (var artifact in artifacts.Artifacts)
            tree.Files.Add(artifact.Path, new FoundFile(artifact.Content, artifact.IsExecutable));
        tree.Files.Add(ManifestJson.Path, new FoundFile(ManifestJson.Write(Manifest.Of("shop", artifacts, [step])), false));
        return tree;
    }

    public FoundFile? Read(string path) => Files.GetValueOrDefault(path);

    public void Write(string path, string text, bool? isExecutable = false) =>
        Files[path] = new FoundFile(Encoding.UTF8.GetBytes(text), isExecutable);
}
