using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Files;

internal sealed class FilesHaveNames() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3147", Severity.Error,
        "A secret or config has no proper name",
        """
        A name has letters, digits, "_", "." and "-", and begins with a letter or a digit. It becomes a file beside the
        scripts, and on a swarm a part of the name that Docker knows the secret or config by.

        Docker would refuse the stack, or the script would read half of the name.

        Correct the name. Where the file lies in the container is said by "target".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from name in (component.Docker?.Secrets ?? []).Select(secret => secret.Name)
            .Concat((component.Docker?.Configs ?? []).Select(config => config.Name))
        where !IsName(name.Value)
        select Found(view, component, name.Origin,
            $"\"{name.Value}\" is no name for a secret or config of \"{component.Name.Value}\". "
            + "Use letters, digits, \"_\", \".\" and \"-\", beginning with a letter or digit.");

    private static bool IsName(string name) =>
        name.Length > 0 && char.IsAsciiLetterOrDigit(name[0]) && name.All(c => char.IsAsciiLetterOrDigit(c)
            || c is '_' or '.' or '-');
}
