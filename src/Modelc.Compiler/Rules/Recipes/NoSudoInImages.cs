using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Recipes;

internal sealed class NoSudoInImages() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3152", Severity.Warning,
        "A recipe calls sudo while an image is built",
        """
        An image is built as root, and small base images have no sudo.

        The build stops with "sudo: not found".

        Leave sudo out.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (!view.IsLivebuilt(component) || component.Ssh is not { } recipe)
            return [];
        return
            from command in RecipeCommands.Making(recipe)
            where ShellText.Mentions(command.Value, "sudo")
            select Found(view, component, command.Origin,
                $"The recipe of \"{component.Name.Value}\" calls sudo, but its image is built as root and has none. "
                + "Leave sudo out.");
    }
}
