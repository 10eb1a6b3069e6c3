using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Images;

internal sealed class ImagesAreFixed() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3080", Severity.Warning,
        "An image may be another one tomorrow",
        """
        The image has no tag, or one that moves: latest, stable, edge, nightly, main, master, dev, develop, current,
        lts.

        Two hosts may run different programs under the same name, a restart may bring an update nobody asked for,
        and there is nothing to go back to.

        Write the tag of a release, such as "nginx:1.30.6", or a digest.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from image in ImagesOf.Component(view, component)
        where ImageReference.TryParse(image.Value) is { IsFloating: true }
            && !(RunsNothingButUbuntu.Is(view, component) && image.Origin == component.Docker!.Image.Origin)
        select Found(view, component, image.Origin,
            $"The image \"{image.Value}\" of \"{component.Name.Value}\" may be another one tomorrow. "
            + "Write the tag of a release, or a digest.");
}
