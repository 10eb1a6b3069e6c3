using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Naming;

internal sealed class ComponentIdsAreUnique() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3002", Severity.Error,
        "Two components have the same id",
        """
        GeneSIS's editor gives each component a random id. Two of them with one id come from copying a component by
        hand.

        GeneSIS refuses such a model, and its editor would show only one of the two.

        Change the id of the copy, or leave "id" out.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        var withId = view.Model.Components.Where(c => c.Id is { Value.Length: > 0 });
        foreach (var (first, again) in Repeats.In(withId, c => c.Id!.Value.Value, StringComparer.Ordinal))
        {
            yield return Found(view, again, again.Id!.Value.Origin,
                $"Component \"{again.Name.Value}\" has the id \"{again.Id.Value.Value}\" of component "
                + $"\"{first.Name.Value}\". Give it another id, or leave \"id\" out.")
                with
            { Notes = [Note(view, first.Id!.Value.Origin, "The first one is declared here.")] };
        }
    }
}
