using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit.Commands;

/// <summary>What templates/commands.env is given. The table is one word of several lines, a line for each step.</summary>
internal sealed record CommandsView(ShWord App, ShWord Name, ShWord Version, ShWord Upload, ShWord Steps) : View;

/// <summary>One folder for each recipe that runs on a host itself: its commands as files, and the script that runs them.</summary>
internal sealed class CommandsEmitter : IEmitter
{
    public void Emit(EmitContext context)
    {
        foreach (var unit in context.Plan.Units.OfType<CommandsUnit>())
            Emit(context, unit);
    }

    private static void Emit(EmitContext context, CommandsUnit unit)
    {
        var folder = $"hosts/{unit.Host}/{unit.Name}";
        Add("unit.env", context.Render("commands.env", View(context, unit)), ArtifactKind.UnitSettings);
        Add("commands.sh", context.Render("commands.sh"), ArtifactKind.UnitScript);
        Add("step.sh", context.Render("commands-step.sh"), ArtifactKind.UnitScript);
        foreach (var step in unit.Steps)
            Add(RecipeFiles.NameOf(step), RecipeFiles.TextOf(step), ArtifactKind.Recipe);
        if (unit.StopCommand.Length > 0)
            Add("stop.sh", RecipeFiles.TextOf(unit.StopCommand), ArtifactKind.Recipe);
        if (unit.Upload is { } upload)
            AddFile(new Artifact($"{folder}/{RecipeFiles.Upload}", upload.Content, ArtifactKind.Upload, unit.Origin));
        context.Add(RunStep(unit, folder));

        void Add(string name, string text, ArtifactKind kind) =>
            AddFile(Artifact.OfText($"{folder}/{name}", text, kind, unit.Origin) with { IsExecutable = kind == ArtifactKind.UnitScript });

        void AddFile(Artifact artifact) => context.Add(artifact with { Host = unit.Host, Unit = unit.Name });
    }

    private static CommandsView View(EmitContext context, CommandsUnit unit) => new(
        ShWord.Of(context.Plan.App),
        ShWord.Of(unit.Name),
        ShWord.Of(unit.Version),
        ShWord.Of(unit.Upload is { } upload ? RecipeFiles.TargetOf(upload) : ""),
        ShWord.Of(string.Join('\n', StepHashes.Of(unit).Select(step => $"{step.Name} {step.Hash} {step.File}"))));

    private static Step RunStep(CommandsUnit unit, string folder) => new(
        Unit: unit.Name,
        Host: unit.Host,
        Folder: folder,
        Wave: unit.Wave,
        Phase: Phase.Service,
        Check: ["sh", "commands.sh", "check"],
        Activate: ["sh", "commands.sh"],
        Deactivate: ["sh", "commands.sh", "down"],
        Input: null,
        Secrets: [],
        Origin: unit.Origin);
}
