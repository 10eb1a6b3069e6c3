using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Recipes;

internal sealed class FoldersAreWhereTheyAreLookedFor() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3153", Severity.Warning,
        "A recipe changes to a folder from the wrong place",
        """
        In an image the folder carries over from download to install to configure, and start begins in the image's
        own folder again. On a host each command begins in the home folder of the user.

        "cd app" in two commands that share their folder looks for app in app; a "cd" at the end of a command whose
        folder is lost does nothing.

        Change to the folder once, or use a whole path.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Ssh is not { IsEmpty: false } recipe)
            return [];
        var commands = RecipeCommands.Building(recipe).Where(command => command.Value.Length > 0).ToList();
        return view.IsLivebuilt(component)
            ? Doubled(view, component, commands).Concat(Lost(view, component, commands.Skip(commands.Count - 1)))
            : Lost(view, component, commands);
    }

    private IEnumerable<Diagnostic> Doubled(ModelView view, InternalComponent component, List<ModelText> commands)
    {
        var changes = commands.SelectMany(Changes).ToList();
        if (!changes.TrueForAll(change => char.IsAsciiLetterOrDigit(change.Folder[0])))
            yield break; // Who also leaves folders knows where he is.
        foreach (var (first, again) in Repeats.In(changes, change => change.Folder, StringComparer.Ordinal))
        {
            if (first.Command == again.Command)
                continue;
            yield return Found(view, component, again.Command.Origin,
                $"The recipe of \"{component.Name.Value}\" is in \"{again.Folder}\" already when it changes to it. "
                + $"Leave out the second \"cd {again.Folder}\".");
        }
    }

    private IEnumerable<Diagnostic> Lost(ModelView view, InternalComponent component, IEnumerable<ModelText> commands) =>
        from command in commands
        where EndsElsewhere(command.Value)
        select Found(view, component, command.Origin,
            $"A command of the recipe of \"{component.Name.Value}\" ends with a \"cd\", and the next one begins in "
            + "its own folder again. Move the \"cd\" to the command that needs it.");

    private static IEnumerable<Change> Changes(ModelText command) =>
        from words in ShellText.Commands(command.Value)
        where words is ["cd", _]
        select new Change(words[1].Length > 1 ? words[1].TrimEnd('/') : words[1], command);

    private static bool EndsElsewhere(string command) => ShellText.Commands(command).LastOrDefault() is ["cd", ..];

    private sealed record Change(string Folder, ModelText Command);
}
