using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Secrets;

internal sealed class EnvironmentHoldsNoSecret() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3090", Severity.Warning,
        "A secret stands in the environment of a component",
        """
        By its name or by its look the value is a secret, and it is written in the model.

        Whoever can read the model, its history, the built files or "docker inspect" has it.

        Write a reference: {"name": "DB_PASSWORD", "value": {"env": "DB_PASSWORD"}}, with "file" or "command" in
        place of "env" as you like. It is resolved while deploying and stands in no file.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from variable in component.Docker?.Environment ?? []
        where variable.Value.Value is LiteralValue literal && SecretWords.IsLiteralSecret(variable.Name, literal.Text)
        select Found(view, component, variable.Origin,
            $"The environment of \"{component.Name.Value}\" holds the secret \"{variable.Name.Value}\" in plain "
            + $"text. Write {{\"name\": \"{variable.Name.Value}\", \"value\": {{\"env\": "
            + $"\"{variable.Name.Value}\"}}}} to have it filled in while deploying.");
}
