using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Naming;

internal sealed class NamesDifferByMoreThanCase() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3008", Severity.Error,
        "Two names differ only in upper and lower case",
        """
        DNS does not tell upper from lower case, and neither do the usual file systems of macOS and Windows.

        One component would be found under the other's name, and its files would replace the other's.

        Rename one of them.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var (first, again) in Repeats.In(view.Model.Components, c =>
            c.Name.Value, StringComparer.OrdinalIgnoreCase))
        {
            if (first.Name.Value == again.Name.Value)
                continue;
            yield return Found(view, again, again.Name.Origin,
                $"The names \"{again.Name.Value}\" and \"{first.Name.Value}\" differ only in upper and lower case. "
                + "Rename one of them.")
                with
            { Notes = [Note(view, first.Name.Origin, "The first one is declared here.")] };
        }
    }
}
