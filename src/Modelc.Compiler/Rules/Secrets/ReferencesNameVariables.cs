using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Secrets;

internal sealed class ReferencesNameVariables() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3094", Severity.Error,
        "A reference names what no shell takes for a variable",
        """
        A reference {"env": "NAME"} is filled in from the environment of whoever deploys. A shell sets variables of
        letters, digits and "_" that do not begin with a digit, and no others.

        Nobody could give the value.

        Write the name of the variable alone, without "$" and braces.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from component in view.Model.Components
        from place in ValuesIn.Component(component)
        let name = (place.Value as EnvironmentReference)?.Name
        where name is not null && !IsVariable(name)
        select Found(view, component, place.Origin,
            $"\"{name}\", which \"{component.Name.Value}\" refers to, is no name of a variable. {Advice(name)}");

    private static bool IsVariable(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static string Advice(string name) => name.Trim('$', '{', '}', '%', ' ') is var bare && bare != name && IsVariable(bare)
        ? $"Write {{\"env\": \"{bare}\"}}."
        : "Use letters, digits and \"_\", beginning with a letter.";
}
