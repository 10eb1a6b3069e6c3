using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Recipes;

internal sealed class ContainerStaysInForeground() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3150", Severity.Warning,
        "The start command goes to the background",
        """
        The command ends with "&", or begins with nohup. In a container the start command is the container: its end,
        its exit code and its output are what Docker goes by.

        A crash of the program is seen late or not at all, and its output may get lost.

        Start the program in the foreground, best with exec. To run on a host, leave out "availability".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from command in StartCommands.InContainers(view, component)
        where command.Value.TrimEnd() is [.., '&'] || ShellText.Mentions(command.Value, "nohup")
            || ShellText.Mentions(command.Value, "disown")
        select Found(view, component, command.Origin,
            $"The start command of \"{component.Name.Value}\" goes to the background, where its end goes unseen. "
            + "Leave out \"nohup\" and \"&\".");
}
