using System.Collections.Immutable;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>A recipe that runs on the host itself.</summary>
internal sealed class CommandsPlanner(ModelView view, WavePlanner waves, HostPlanner hosts, SourceFileReader files)
{
    public CommandsUnit Plan(InternalComponent component, SshResource recipe, InfraComponent host)
    {
        var turn = TurnOf(component);
        return new CommandsUnit
        {
            Name = UnitNames.OfCommands(view, component),
            Wave = turn.Wave,
            After = turn.After,
            Version = component.Version,
            Origin = view.Model.Paths.PathOf(recipe.Origin),
            Host = hosts.UseShell(host, recipe.Credentials),
            Upload = FilePlanner.Upload(component, files),
            Steps = Recipes.Steps(recipe, withStart: true),
            StopCommand = ShellScripts.Command(recipe.Stop),
        };
    }

    /// <summary>Behind the component's own container, if it has one.</summary>
    private Turn TurnOf(InternalComponent component)
    {
        var turn = waves.Of(component);
        return (view.WorkloadOf(component) & Workload.Container) != 0
            ? new Turn(turn.Wave + 1, [component.Name])
            : turn;
    }
}
