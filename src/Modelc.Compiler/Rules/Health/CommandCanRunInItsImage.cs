using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Health;

internal sealed class CommandCanRunInItsImage() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3075", Severity.Warning,
        "The image may lack the shell that the command needs",
        """
        A "command" that does not begin with "-" runs as "/bin/bash -c", as in GeneSIS. Images on Alpine or BusyBox
        have no bash, "distroless" ones no shell at all.

        The container ends at once with "no such file or directory".

        Use an image with bash, or leave "command" empty to run the image's own.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (view.HasImage(component)
            && component.Docker is { Command: { Value: [not '-', ..] } command, Image.Value: var image }
            && ImageContents.Lacks(image, "bash"))
        {
            yield return Found(view, component, command.Origin,
                $"The command of \"{component.Name.Value}\" is run by bash, which the image \"{image}\" lacks. "
                + "Leave \"command\" empty to run the image's own, or use an image with bash.");
        }
    }
}
