using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Images;

internal sealed class RunsNothingButUbuntu() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3081", Severity.Warning,
        "A bare ubuntu would be run",
        """
        The component names no image, and GeneSIS then takes "ubuntu"; or its editor left "ubuntu" there. Without a
        command such a container ends as soon as it has started.

        The deployment reports success, and nothing serves.

        Write the image that is meant. If the component is not deployed with Docker, write "image": "".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Docker is not { } docker || !Is(view, component))
            yield break;
        var fact = docker.Image.IsGiven
            ? $"Component \"{component.Name.Value}\" would run a bare \"ubuntu\" without a command, which ends at "
                + "once."
            : $"Component \"{component.Name.Value}\" names no image, which GeneSIS takes for a bare \"ubuntu\".";
        yield return Found(view, component, docker.Image.Origin,
            $"{fact} Write the image that is meant, or \"image\": \"\" if none is.");
    }

    internal static bool Is(ModelView view, InternalComponent component) =>
        view.HasImage(component)
        && component.Docker is { Image: { Value: "ubuntu" or "ubuntu:latest" } image, Command.Value: var command }
        && (!image.IsGiven || command.Length == 0);
}
