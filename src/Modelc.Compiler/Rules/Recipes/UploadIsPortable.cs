using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Recipes;

internal sealed class UploadIsPortable() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3154", Severity.Warning,
        "A file to upload is on one machine only",
        """
        The local file of "uploadCommand" has an absolute path, or one in a home folder.

        The model builds on this machine and on no other.

        Put the file beside the model, and write its path from there.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Ssh?.Upload is { LocalFile: var file } && (file.Value.StartsWith('/')
            || file.Value.StartsWith('~') || file.Value is [_, ':', ..]))
        {
            yield return Found(view, component, file.Origin,
                $"\"{file.Value}\", which \"{component.Name.Value}\" uploads, is on this machine only. "
                + "Put it beside the model, and write its path from there.");
        }
    }
}
