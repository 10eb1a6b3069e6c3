using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Secrets;

internal sealed class SecretFilesHoldNoSecret() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3092", Severity.Warning,
        "The content of a secret stands in the model",
        """
        An entry of "secrets" has its value in plain text.

        Whoever can read the model, its history or the built files has the secret.

        Write a reference: {"env": "NAME"}, {"file": "path"} or {"command": [...]}.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from secret in component.Docker?.Secrets ?? []
        where secret.Value.Value is LiteralValue
        select Found(view, component, secret.Value.Origin,
            $"The secret \"{secret.Name.Value}\" of \"{component.Name.Value}\" stands in the model in plain text. "
            + $"Write a reference such as {{\"file\": \"secrets/{secret.Name.Value}\"}}.");
}
