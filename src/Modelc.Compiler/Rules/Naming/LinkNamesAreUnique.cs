using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Naming;

internal sealed class LinkNamesAreUnique() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3003", Severity.Error,
        "Two links have the same name",
        """
        A link is recognised across two versions of a model by its name.

        With two of one name, a change of one cannot be told from a change of the other.

        Rename one of them. A link without a name is never confused with another.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var (first, again) in Repeats.In(view.Model.Links.Where(l => l.Name.IsGiven), l =>
            l.Name.Value, StringComparer.Ordinal))
        {
            yield return Found(view, again.Name.Origin,
                $"Another link is called \"{again.Name.Value}\" too. Rename one of them.")
                with
            { Notes = [Note(view, first.Name.Origin, "The first one is declared here.")] };
        }
    }
}
