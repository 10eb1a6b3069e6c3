using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Secrets;

internal sealed class CommandsHoldNoSecret() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3093", Severity.Warning,
        "A password stands in a command",
        """
        A command, a recipe or a health check holds an address with a password in it, a private key or a token.

        It ends in built files, in image layers, in the list of processes and in logs.

        Read it from a file or a variable there, and give it to the component as a reference in "secrets" or
        "environment".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from text in Texts(component)
        where SecretWords.LooksSecret(text.Value)
        select Found(view, component, text.Origin,
            $"A command of \"{component.Name.Value}\" holds a password or a token. "
            + "Read it from a file that \"secrets\" puts there.");

    private static IEnumerable<ModelText> Texts(InternalComponent component)
    {
        if (component.Docker is { } docker)
            yield return ModelText.Of(docker.Command);
        foreach (var command in component.Ssh is { } recipe ? RecipeCommands.Making(recipe) : [])
            yield return command;
        if (component.Ssh is { Stop: var stop })
            yield return ModelText.Of(stop);
        if (component.Availability?.HealthCheck is ScriptHealthCheck check)
            yield return ModelText.Of(check.Script);
    }
}
