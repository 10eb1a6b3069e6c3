using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Secrets;

internal sealed class LoginsHoldNoPassword() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3091", Severity.Warning,
        "A password stands in the model",
        """
        A login to a host or a registry has its password in plain text.

        Whoever can read the model or its history can log in.

        Use "sshkey" or "agent" for a host. Where it has to be a password, write a reference: {"env": "NAME"},
        {"file": "path"} or {"command": ["pass", "show", "edge"]}.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from component in view.Model.Components
        from password in PasswordsOf(component)
        where password.Value is LiteralValue { Text.Length: > 0 } literal
            && !literal.Text.StartsWith("${", StringComparison.Ordinal)
        select Found(view, component, password.Origin,
            $"A password of \"{component.Name.Value}\" stands in the model in plain text. "
            + $"Write a reference such as {{\"env\": \"{VariableFor(component.Name)}\"}}, or use \"sshkey\" or "
            + "\"agent\".");

    private static IEnumerable<Located<ModelValue>> PasswordsOf(Component component)
    {
        var logins = CredentialsIn.Component(component).Select(credentials => credentials.Password);
        var registry = (component as InternalComponent)?.Docker?.Registry?.Password;
        return logins.Append(registry).OfType<Located<ModelValue>>();
    }

    private static string VariableFor(string name) =>
        string.Concat(name.Take(40).Select(c => char.IsAsciiLetterOrDigit(c)
            ? char.ToUpperInvariant(c) : '_')) + "_PASSWORD";
}
