using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Placing;

internal sealed class InternalHasAHost() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3012", Severity.Error,
        "A component has no host",
        """
        No containment says where the component runs.

        What runs nowhere cannot be deployed.

        Add a containment from a host's "provided_execution_port" to the component's "required_execution_port". For
        something that others deploy, use "_type": "/external".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        // Of two with one name the references mean the first; the second has its own error.
        if (view.PlaceOf(component) is not null || view.Named(component.Name) != component)
            yield break;
        var port = component.RequiredExecutionPort is { } required
            ? $"/{component.Name.Value}/{required.Name.Value}" : null;
        yield return Found(view, component, component.Name.Origin,
            $"Component \"{component.Name.Value}\" runs on no host. " + (port is null
                ? "Give it a \"required_execution_port\", and add a containment from a host to it."
                : $"Add a containment from a host to \"{port}\"."));
    }
}
