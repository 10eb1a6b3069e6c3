using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Linking;

internal sealed class ControlledByOne() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3022", Severity.Warning,
        "A controlled component has other links",
        """
        A link with "isControl" says that its provider steers the consumer. GeneSIS's editor allows a controlled
        component one controller and no other link.

        Two that steer one actuator without knowing of each other may move it at the same time.

        Keep one control link, and let the others go through the controller.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        var controlled = view.Model.Links.Where(link => link.IsControl).DistinctBy(link => link.Consumer.Component);
        foreach (var control in controlled)
        {
            foreach (var other in view.LinksTo(control.Consumer.Component).Where(link => link != control))
            {
                yield return Found(view, other.Consumer.Component, other.Origin,
                    $"Component \"{other.Consumer.Component.Name.Value}\" is controlled by "
                    + $"\"{control.Provider.Component.Name.Value}\" and linked to "
                    + $"\"{other.Provider.Component.Name.Value}\" as well. Keep the control link only.")
                    with
                { Notes = [Note(view, control.Origin, "The control link is here.")] };
            }
        }
    }
}
