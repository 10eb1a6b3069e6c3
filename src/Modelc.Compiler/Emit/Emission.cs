using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Emit.Builtin;
using Modelc.Compiler.Emit.Commands;
using Modelc.Compiler.Emit.Containers;
using Modelc.Compiler.Emit.Engines;
using Modelc.Compiler.Emit.Image;
using Modelc.Compiler.Emit.Proxies;
using Modelc.Compiler.Emit.Readme;
using Modelc.Compiler.Emit.Swarm;
using Modelc.Compiler.Emit.Templates;
using Modelc.Compiler.Emit.Watchdogs;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Emit;

/// <summary>Calls every emitter and checks what they hand over.</summary>
public static class Emission
{
    /// <summary>Images come first, since all others name their tags; what describes the work of the others comes last.</summary>
    internal static readonly ImmutableArray<IEmitter> Emitters =
    [
        new ImageEmitter(),
        new WatchdogImageEmitter(),
        new BuiltinEmitter(),
        new CommandsEmitter(),
        new ContainerEmitter(),
        new EngineEmitter(),
        new SwarmProxyEmitter(),
        new NodeEmitter(),
        new StackEmitter(),
        new ReadmeEmitter(),
    ];

    // The plan of so many files is of no more use, nor what it took to write them: a fifth of all memory. Left alone, the
    // collector would rather ask the system for more.
    private const int ManyFiles = 30_000;

    /// <summary>Null where <paramref name="bag"/> has an error. <paramref name="locate"/> finds the place of an origin.</summary>
    public static ArtifactSet? Emit(
        DeploymentPlan plan, TemplateSet templates, Func<string, SourceLocation> locate, DiagnosticBag bag)
    {
        var context = new EmitContext(plan, templates, bag);
        // After a refusal the rest is not tried: it looks for what is not there, such as the tag of an image.
        if (!Emitters.All(emitter => TryEmit(emitter, context, locate, bag)) || bag.HasErrors)
            return null;
        context.Add(new Artifact(PlanJson.Path, PlanJson.WritePieces(plan), ArtifactKind.Plan, ""));
        var set = ArtifactSet.From(context.Artifacts, out var problems);
        bag.AddRange(problems.Select(p => EmitDiagnostics.BrokenArtifact(p, locate(p.Origin))));
        return bag.HasErrors || set is null ? null : WithManifest(plan.App, set, context.Steps, context.Hashes);
    }

    private static bool TryEmit(IEmitter emitter, EmitContext context, Func<string, SourceLocation> locate, DiagnosticBag bag)
    {
        try
        {
            emitter.Emit(context);
            return true;
        }
        catch (ArgumentException refusal)
        {
            // Quoting refuses what a language cannot say. A rule should have found it first, and told its place.
            bag.Add(EmitDiagnostics.InexpressibleText(refusal.Message, locate("")));
            return false;
        }
    }

    private static ArtifactSet? WithManifest(string app, ArtifactSet set, IReadOnlyList<Step> steps, ContentHashes hashes)
    {
        if (set.Artifacts.Length > ManyFiles)
            GC.Collect();
        var manifest = Manifest.Of(app, set, steps, hashes);
        return set.With(new Artifact(ManifestJson.Path, ManifestJson.WritePieces(manifest), ArtifactKind.Manifest, ""), out _);
    }
}
