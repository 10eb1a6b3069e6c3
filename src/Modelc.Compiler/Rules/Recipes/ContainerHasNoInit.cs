using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Recipes;

internal sealed class ContainerHasNoInit() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3151", Severity.Warning,
        "The start command asks for a service manager",
        """
        systemctl and service speak to the init system of a host. A container has none.

        The command fails, and the container with it.

        Start the program itself, in the foreground.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from command in StartCommands.InContainers(view, component)
        let manager = ShellText.Commands(command.Value).Select(words => words[0]).FirstOrDefault(word =>
            word is "systemctl" or "service" or "initctl")
        where manager is not null
        select Found(view, component, command.Origin,
            $"The start command of \"{component.Name.Value}\" calls {manager}, and a container has no services. "
            + "Start the program itself, in the foreground.");
}
