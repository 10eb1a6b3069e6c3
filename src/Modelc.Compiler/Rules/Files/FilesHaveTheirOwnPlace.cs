using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Files;

internal sealed class FilesHaveTheirOwnPlace() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3140", Severity.Error,
        "Two things are put at one place in a container",
        """
        Two mounts, secrets or configs have the same target.

        The engine refuses it, or one hides the other.

        Give one of them another target.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        foreach (var (first, again) in Repeats.In(Targets.Of(component), target =>
            Normal(target.Path.Value), StringComparer.Ordinal))
        {
            yield return Found(view, component, again.Path.Origin,
                $"The {again.What} is put at \"{again.Path.Value}\" of \"{component.Name.Value}\", where the "
                + $"{first.What} is already. Give one of them another target.")
                with
            { Notes = [Note(view, first.Path.Origin, $"The {first.What} is put there here.")] };
        }
    }

    private static string Normal(string path) => path.Length > 1 ? path.TrimEnd('/') : path;
}
