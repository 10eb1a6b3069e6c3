using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Naming;

internal sealed class ContainmentNamesAreUnique() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3004", Severity.Error,
        "Two containments have the same name",
        """
        A containment is recognised across two versions of a model by its name.

        With two of one name, moving one component cannot be told from moving the other.

        Rename one of them. A containment without a name is never confused with another.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        var named = view.Model.Containments.Where(c => c.Name.IsGiven);
        foreach (var (first, again) in Repeats.In(named, c => c.Name.Value, StringComparer.Ordinal))
        {
            yield return Found(view, again.Name.Origin,
                $"Another containment is called \"{again.Name.Value}\" too. Rename one of them.")
                with
            { Notes = [Note(view, first.Name.Origin, "The first one is declared here.")] };
        }
    }
}
