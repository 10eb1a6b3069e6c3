using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Secrets;

internal sealed class LoginsHoldNoPassword() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3091", Severity.Warning,
        "A password stands in the model",
        """
        A login to a host or a registry has its password in plain text, or a private key itself where the path of its file
        belongs.

        Whoever can read the model or its history can log in.

        Use "sshkey" or "agent" for a host. Where it has to be a password, write a reference: {"env": "NAME"},
        {"file": "path"} or {"command": ["pass", "show", "edge"]}.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from component in view.Model.Components
        from password in PasswordsOf(component)
        select Found(view, component, password.Origin,
            $"A {(SecretWords.IsPrivateKey(password.Value) ? "private key" : "password")} of \"{component.Name.Value}\" stands in the model in plain text. "
            + $"Write a reference such as {{\"env\": \"{VariableFor(component.Name)}\"}}, or use \"sshkey\" or "
            + "\"agent\".");

    private static IEnumerable<ModelText> PasswordsOf(Component component)
    {
        foreach (var credentials in CredentialsIn.Component(component))
        {
            if (InPlainText(credentials.Password) is { } password)
                yield return password;
            if (InPlainText(credentials.KeyFile) is { } key && SecretWords.IsPrivateKey(key.Value))
                yield return key;
        }

        if (component is InternalComponent { Docker.Registry: { } registry } && InPlainText(registry.Password) is { } login)
            yield return login;
    }

    private static ModelText? InPlainText(Located<ModelValue>? password) =>
        password is { Value: LiteralValue { Text: [_, ..] text } } given && !text.StartsWith("${", StringComparison.Ordinal)
            ? new ModelText(text, given.Origin)
            : null;

    private static string VariableFor(string name) =>
        string.Concat(name.Take(40).Select(c => char.IsAsciiLetterOrDigit(c)
            ? char.ToUpperInvariant(c) : '_')) + "_PASSWORD";
}
