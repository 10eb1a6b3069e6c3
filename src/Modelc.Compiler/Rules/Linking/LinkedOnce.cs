using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Linking;

internal sealed class LinkedOnce() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3025", Severity.Warning,
        "Two links join the same two ports",
        """
        The second link says what the first one said.

        It changes nothing, and whoever removes one of them will wonder why nothing happened.

        Remove one of them.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var (first, again) in Repeats.In(view.Model.Links, Ends, StringComparer.Ordinal))
        {
            yield return Found(view, again.Consumer.Component, again.Origin,
                $"Port \"/{again.Provider.Component.Name.Value}/{again.Provider.Port.Name.Value}\" is already linked "
                + $"to \"/{again.Consumer.Component.Name.Value}/{again.Consumer.Port.Name.Value}\". "
                + "Remove one of the two links.")
                with
            { Notes = [Note(view, first.Origin, "The first of them is here.")] };
        }
    }

    // A port's name holds no slash, or no reference could name it.
    private static string Ends(Link link) =>
        $"{link.Provider.Component.Name.Value}/{link.Provider.Port.Name.Value}/"
        + $"{link.Consumer.Component.Name.Value}/{link.Consumer.Port.Name.Value}";
}
