using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Undeployed;

internal sealed class SomethingIsDeployed() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3166", Severity.Info,
        "The model deploys nothing",
        """
        None of the components is something that modelc deploys.

        The build has a manifest and a plan, and nothing to run.

        Add a component of "_type" "/internal" with an image or a recipe.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        if (view.Internals.All(component => component.Availability is null
            && view.WorkloadOf(component) == Workload.None))
        {
            yield return Found(view, view.Model.Name.Origin,
                $"The model \"{view.Model.Name.Value}\" deploys nothing. "
                + "Add an \"/internal\" component with an image or a recipe.");
        }
    }
}
