using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Linking;

internal sealed class LinkLeadsElsewhere() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3024", Severity.Warning,
        "A link leads from a component to itself",
        """
        Both ends of the link belong to one component.

        It changes nothing: a component always reaches itself. Most often one end has the wrong name.

        Correct the end that is wrong, or remove the link.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from link in view.Model.Links
        where link.Provider.Component == link.Consumer.Component && !link.Consumer.Port.IsMandatory
        select Found(view, link.Consumer.Component, link.Origin,
            $"A link leads from \"{link.Provider.Component.Name.Value}\" to itself. "
            + "Correct the end that is wrong, or remove the link.");
}
