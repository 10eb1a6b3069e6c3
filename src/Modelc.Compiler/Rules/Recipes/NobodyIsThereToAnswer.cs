using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Recipes;

internal sealed class NobodyIsThereToAnswer() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3155", Severity.Warning,
        "A recipe installs packages and asks whether it may",
        """
        apt-get, apt, yum and dnf ask before they install, unless -y is given. Nobody is there to answer.

        The command aborts, or waits until it times out.

        Add -y.
        """);

    private static readonly string[] Asking = ["apt-get", "apt", "yum", "dnf"];

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Ssh is not { } recipe)
            return [];
        return
            from command in RecipeCommands.Making(recipe)
            let asking = ShellText.Commands(command.Value).Select(AskingProgram).OfType<string>().FirstOrDefault()
            where asking is not null
            select Found(view, component, command.Origin,
                $"The recipe of \"{component.Name.Value}\" lets {asking} ask whether it may install, and nobody "
                + "answers. Add -y.");
    }

    private static string? AskingProgram(string[] words)
    {
        var program = words.FirstOrDefault(word => word != "sudo" && !word.Contains('='));
        return program is not null && Asking.Contains(program)
            && words.Any(word => word is "install" or "upgrade" or "dist-upgrade")
            && !words.Any(IsYes) ? program : null;
    }

    private static bool IsYes(string word) =>
        word is "--yes" or "--assume-yes" or "--assumeyes" or "-qq"
        || (word.Length > 1 && word[0] == '-' && word[1] != '-' && word.Contains('y'));
}
