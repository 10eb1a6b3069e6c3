using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Linking;

internal sealed class MandatoryPortsAreLinked() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3020", Severity.Error,
        "A mandatory port is not linked",
        """
        The component says that it cannot work without a provider at this port, and no link names one.

        It would start without what it needs, and others that wait for it would wait for ever.

        Add a link from a provided port to this one, or set "isMandatory" to false.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from port in component.RequiredPorts
        where port.IsMandatory && !view.LinksTo(port).Any() && view.Named(component.Name) == component
        select Found(view, component, port.Origin,
            $"The mandatory port \"/{component.Name.Value}/{port.Name.Value}\" is linked to nothing. "
            + "Add a link to it, or set \"isMandatory\" to false.");
}
