using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Linking;

internal sealed class LinkedPortsHaveOneNumber() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3023", Severity.Warning,
        "The two ends of a link have different port numbers",
        """
        The consumer expects its provider at another port than the one it is provided at.

        One of the two numbers is wrong, or something that is not in the model maps one to the other.

        Use the provider's number on both ends.
        """);

    // GeneSIS's editor gives every required port this number, so it says nothing.
    private const int WrittenByTheEditor = 80;

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from link in view.Model.Links
        where Differ(link.Provider.Port.Number, link.Consumer.Port.Number)
            && !view.IsReachedAt(link.Provider, link.Consumer.Port.Number)
        select Describe(view, link, link.Provider.Port.Number, link.Consumer.Port.Number);

    private static bool Differ(Located<int> provided, Located<int> expected) =>
        provided.IsGiven && expected.IsGiven && expected.Value != WrittenByTheEditor && provided.Value != expected.Value;

    private Diagnostic Describe(ModelView view, Link link, Located<int> provided, Located<int> expected) =>
        Found(view, link.Consumer.Component, expected.Origin,
            $"Port \"/{link.Consumer.Component.Name.Value}/{link.Consumer.Port.Name.Value}\" expects number "
            + $"{expected.Value}, but it is linked to "
            + $"\"/{link.Provider.Component.Name.Value}/{link.Provider.Port.Name.Value}\" with number "
            + $"{provided.Value}. Use {provided.Value} on both ends.")
            with
        { Notes = [Note(view, provided.Origin, $"The provider's number is {provided.Value} here.")] };
}
