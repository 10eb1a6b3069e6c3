using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Files;

internal sealed class VariablesAreSetOnce() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3143", Severity.Warning,
        "An environment variable is set twice",
        """
        The last value counts.

        Whoever changes the first one will wonder why nothing changes.

        Remove one of the two.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        foreach (var (first, again) in Repeats.In(component.Docker?.Environment ?? [], variable =>
            variable.Name.Value, StringComparer.Ordinal))
        {
            yield return Found(view, component, again.Origin,
                $"The environment of \"{component.Name.Value}\" sets \"{again.Name.Value}\" twice, and the last "
                + "value counts. Remove one of the two.")
                with
            { Notes = [Note(view, first.Origin, "It is first set here.")] };
        }
    }
}
