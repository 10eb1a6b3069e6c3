using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Files;

internal sealed class TargetsAreAbsolute() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3141", Severity.Error,
        "A target is no absolute path",
        """
        The target of a mount, a secret or a config begins with "/", is not "/" itself, and holds no ":", ",", "..",
        quotes or control characters.

        The engine refuses it, or reads a part of it as an option.

        Write the whole path, such as "/etc/app/app.conf".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from target in Targets.Of(component)
        where !IsAbsolute(target.Path.Value)
        select Found(view, component, target.Path.Origin,
            $"The {target.What} of \"{component.Name.Value}\" has the target \"{target.Path.Value}\". "
            + "Write an absolute path such as \"/etc/app/app.conf\".");

    private static bool IsAbsolute(string path) =>
        path.Length > 1 && path[0] == '/'
        && path.AsSpan().IndexOfAny(":,\"'") < 0
        && !path.Any(char.IsControl)
        && !path.Split('/').Contains("..");
}
