using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Naming;

internal sealed class ComponentNamesAreUnique() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3001", Severity.Error,
        "Two components have the same name",
        """
        Components are told apart by name: links, containments, container names and files all use it.

        With two of one name, one of them would silently take the other's place.

        Rename one of them, and the references that mean it.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var (first, again) in Repeats.In(view.Model.Components, c => c.Name.Value, StringComparer.Ordinal))
        {
            yield return Found(view, again, again.Name.Origin,
                $"The name \"{again.Name.Value}\" is taken by another component. "
                + "Rename one of them, and the references that mean it.")
                with
            { Notes = [Note(view, first.Name.Origin, "The first one is declared here.")] };
        }
    }
}
