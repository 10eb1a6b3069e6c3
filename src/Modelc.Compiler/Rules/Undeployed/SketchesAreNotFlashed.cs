using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Undeployed;

internal sealed class SketchesAreNotFlashed() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3161", Severity.Warning,
        "An Arduino sketch is not flashed",
        """
        modelc deploys containers and commands over ssh. It compiles and flashes no sketches.

        The device keeps the program that it has.

        Flash it yourself, or write an "ssh_resource" on the host that the board hangs on, with arduino-cli.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Kind == InternalKind.Arduino)
        {
            yield return Found(view, component, component.Type.Origin,
                $"modelc does not flash the sketch of \"{component.Name.Value}\". "
                + "Flash it yourself, or write an \"ssh_resource\" that calls arduino-cli.");
        }
    }
}
