using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Files;

internal sealed class VariablesHaveNames() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3144", Severity.Error,
        "An environment variable has no proper name",
        """
        A name has letters, digits and "_", also "." and "-", and does not begin with a digit. The engine splits
        name and value at the first "=".

        The container would not start, or the program would not find the variable.

        Correct the name.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from variable in component.Docker?.Environment ?? []
        where !IsName(variable.Name)
        select Found(view, component, variable.Name.Origin,
            $"\"{variable.Name.Value}\" is no name for a variable of \"{component.Name.Value}\". "
            + "Use letters, digits and \"_\", beginning with a letter.");

    private static bool IsName(string name) =>
        name.Length > 0 && !char.IsAsciiDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c)
            || c is '_' or '.' or '-');
}
