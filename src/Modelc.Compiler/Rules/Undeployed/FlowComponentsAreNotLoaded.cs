using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Undeployed;

internal sealed class FlowComponentsAreNotLoaded() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3165", Severity.Warning,
        "A Node-RED flow is not loaded",
        """
        The component is a flow in somebody's Node-RED. modelc loads no flows.

        It is not deployed.

        Put the flow in an image of your own, or mount it at /data of the Node-RED.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Kind == InternalKind.NodeRedFlow)
        {
            yield return Found(view, component, component.Type.Origin,
                $"modelc does not load the flow \"{component.Name.Value}\". "
                + "Put it in an image of your own, or mount it at /data of its Node-RED.");
        }
    }
}
