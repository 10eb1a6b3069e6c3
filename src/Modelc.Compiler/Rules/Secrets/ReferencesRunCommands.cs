using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Secrets;

internal sealed class ReferencesRunCommands() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3095", Severity.Error,
        "The command of a reference cannot be run",
        """
        A reference {"command": [...]} has no command in it, or a word with a line break or another control character.

        The command is run while deploying, and stands as one line in the README for who deploys by hand.

        Write the program and each of its arguments as a text of its own. Put what needs several lines into a script.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from component in view.Model.Components
        from place in ValuesIn.Component(component)
        let fact = place.Value is CommandReference command ? Complaint(command) : null
        where fact is not null
        select Found(view, component, place.Origin,
            $"The command that \"{component.Name.Value}\" refers to {fact}. "
            + "Write it as a list of words, such as [\"pass\", \"show\", \"db\"].");

    private static string? Complaint(CommandReference command) => command.Words switch
    {
        [] or ["", ..] => "names no program",
        var words when words.Any(word => word.Any(char.IsControl)) => "holds a line break or another control character",
        _ => null,
    };
}
