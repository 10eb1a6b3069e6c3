using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Undeployed;

internal sealed class ThingMlIsNotCompiled() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3162", Severity.Warning,
        "A ThingML program is not compiled",
        """
        modelc does not run the ThingML compiler, nor what it would make.

        The component is not deployed.

        Compile it in your build, and deploy the result as an image or by a recipe.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Kind is InternalKind.ThingMl or InternalKind.SmoolKp)
        {
            yield return Found(view, component, component.Type.Origin,
                $"modelc does not compile the ThingML of \"{component.Name.Value}\". "
                + "Compile it in your build, and deploy the result as an image or by a recipe.");
        }
    }
}
