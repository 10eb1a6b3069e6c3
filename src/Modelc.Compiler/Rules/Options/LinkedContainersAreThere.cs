using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Options;

internal sealed class LinkedContainersAreThere() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3115", Severity.Warning,
        "A link to a container leads nowhere",
        """
        An entry of "links" in "docker_resource" has the form container:alias, and this container is none of the
        same host in this model.

        Docker refuses to start a container whose link leads nowhere.

        Correct the name. For a component on another host, make a link of the model between the two ports.
        """);

    // A host may have thousands of containers, and a model thousands of such links.
    private const int MostHints = 50;

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component) =>
        from link in ModelText.Each(component.Docker?.Links)
        let target = link.Value.Split(':')[0]
        where view.HasImage(component) && (view.Named(target) is not InternalComponent other
            || view.HostOf(other) != view.HostOf(component))
        select Found(view, component, link.Origin,
            $"Component \"{component.Name.Value}\" is linked to the container \"{target}\", which is not on its "
            + $"host.{Advice(view, component, target)}");

    private static string Advice(ModelView view, InternalComponent component, string target)
    {
        if (view.Named(target) is not null)
            return " Make a link of the model between the ports of the two.";
        var neighbours = view.HostOf(component) is { } host ? view.GuestsOf(host) : [];
        return SpellChecker.Suggest(target, neighbours.Take(MostHints).Select(guest => guest.Name.Value)) is { } near
            ? $" Did you mean \"{near}\"?"
            : " Name a component on the same host.";
    }
}
