using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Images;

internal sealed class ImagesAreReferences() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3083", Severity.Error,
        "An image is no image reference",
        """
        An image is written as registry/repository:tag or registry/repository@sha256:..., the repository in lower
        case. Blanks and a scheme such as "https://" are not part of it.

        The engine refuses it before it even looks for the image.

        Correct it.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from image in ImagesOf.Component(view, component)
        where ImageReference.TryParse(image.Value) is null
        select Found(view, component, image.Origin,
            $"\"{image.Value}\" is no image that \"{component.Name.Value}\" could run. "
            + "Write it as \"repository:tag\", in lower case, such as \"nginx:1.30.6\".");
}
