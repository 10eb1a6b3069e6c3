using Modelc.Artifacts;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Files;

internal sealed class SourcesCanBeMounted() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3142", Severity.Error,
        "The source of a mount is neither a path nor a volume",
        """
        A source that begins with "/" is a folder or file of the host. Any other is a volume's name: letters,
        digits, "_", "." and "-", at least two of them, beginning with a letter or a digit. A path that begins with
        "." or "~" belongs to no folder of a host.

        The engine refuses it.

        Write the whole path on the host, or a volume's name. A file of the model's folder belongs in "configs".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from mount in component.Docker?.Mounts ?? []
        where !IsSource(mount)
        select Found(view, component, mount.Source.Origin,
            $"\"{mount.Source.Value}\" is nothing that \"{component.Name.Value}\" could mount. "
            + "Write an absolute path, or a volume's name.");

    private static bool IsSource(Mount mount) => mount.Kind switch
    {
        MountKind.Tmpfs => true,
        MountKind.Bind => mount.Source.Value is ['/', ..] path && path.AsSpan().IndexOfAny(":,\"'") < 0
            && !path.Any(char.IsControl),
        _ => mount.Source.Value is { Length: > 1 } name && char.IsAsciiLetterOrDigit(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '.' or '-'),
    };
}
