using System.Collections.Immutable;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Plan;

/// <summary>The commands of a recipe, in GeneSIS's order. An empty one is one that is not run.</summary>
internal static class Recipes
{
    // A step becomes a file of lines, so an empty line at its end is no other step.
    public static ImmutableArray<RecipeStep> Steps(SshResource recipe, bool withStart)
    {
        (string Name, string Command)[] all =
        [
            ("download", recipe.Download),
            ("install", recipe.Install),
            ("configure", recipe.Configure),
            ("start", withStart ? recipe.Start : ""),
        ];
        return [.. all.Where(s => s.Command.Length > 0).Select(s => new RecipeStep(s.Name, ShellScripts.Command(s.Command).TrimEnd('\n')))];
    }
}
