using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class ImageOrRecipe() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3065", Severity.Warning,
        "A recipe is not used because there is an image",
        """
        The component has "availability", an image and a recipe in "ssh_resource". Replicas are made from the image;
        the recipe would make another one.

        What the recipe installs is missing in the replicas.

        Remove the one that is not meant. To build on the image, write it as "baseImage" of the recipe and leave
        "docker_resource"'s "image" empty.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component is { Availability: not null, Ssh: { IsEmpty: false } recipe } && view.HasImage(component))
        {
            yield return Found(view, component, recipe.Origin,
                $"The recipe of \"{component.Name.Value}\" is not used, since replicas are made from the image "
                + $"\"{component.Docker!.Image.Value}\". Remove one of the two, or write the image as \"baseImage\" "
                + "of the recipe.");
        }
    }
}
