using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>
/// What a container runs, as GeneSIS reads it: a command that starts with '-' is arguments for the image's own entry
/// point, any other is a line of shell. (GeneSIS keeps the first two arguments only; we keep them all.)
/// </summary>
internal static class CommandPlanner
{
    /// <summary>Null leaves the image its own.</summary>
    public static CommandPlan? Plan(DeploymentModel model, InternalComponent component, DiagnosticBag bag)
    {
        if (component.Docker is not { Command: { Value.Length: > 0 } command })
            return null;
        if (!command.Value.StartsWith('-'))
            return new CommandPlan([ShellScripts.Command(command)], IsWrapped: true);
        if (WordSplitter.Split(command) is { } words)
            return new CommandPlan(words, IsWrapped: false);
        bag.Add(PlanDiagnostics.QuoteNeverClosed(command, model.At(command.Origin)) with { Component = component.Name.Value });
        return null;
    }
}
