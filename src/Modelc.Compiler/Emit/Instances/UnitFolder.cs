using System.Buffers;
using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Compiler.Emit.Instances;

/// <summary>hosts/HOST/UNIT: what is shipped to a host and run there for one unit.</summary>
internal sealed record UnitFolder(string Host, UnitPlan Unit)
{
    public string Path => $"hosts/{Host}/{Unit.Name}";

    public Artifact Script(string name, string text, ArtifactKind kind) => Text(name, text, kind) with { IsExecutable = true };

    public Artifact Text(string name, string text, ArtifactKind kind) =>
        Owned(Artifact.OfText($"{Path}/{name}", text, kind, Unit.Origin));

    public Artifact Text(string name, ReadOnlySequence<byte> text, ArtifactKind kind) =>
        Owned(new Artifact($"{Path}/{name}", text, kind, Unit.Origin));

    public Artifact Upload(string name, ReadOnlyMemory<byte> content) =>
        Owned(new Artifact($"{Path}/{name}", content, ArtifactKind.Upload, Unit.Origin));

    /// <summary>The step that runs a script of ours: "up" without a word, "check" before and "down" in the end.</summary>
    public Step Step(string script, Phase phase, params ImmutableArray<string> secrets) => new(
        Unit: Unit.Name,
        Host: Host,
        Folder: Path,
        Wave: Unit.Wave,
        Phase: phase,
        Check: ["sh", script, "check"],
        Activate: ["sh", script],
        Deactivate: ["sh", script, "down"],
        Input: null,
        Secrets: secrets,
        Origin: Unit.Origin);

    private Artifact Owned(Artifact artifact) => artifact with { Host = Host, Unit = Unit.Name };
}
