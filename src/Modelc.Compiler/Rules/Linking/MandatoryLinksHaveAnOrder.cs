using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Linking;

internal sealed class MandatoryLinksHaveAnOrder() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3021", Severity.Error,
        "Components need each other in a circle",
        """
        Mandatory ports order the rollout: a provider is up before those that need it. Here each needs another one
        first.

        There is no order in which they could start.

        Make the port mandatory only on the side that really cannot start alone; the other one should try again.
        """);

    private const int MostNotes = 20;

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from circle in MandatoryCircles.In(view)
        let first = circle[0]
        select Found(view, first.Consumer.Component, first.Origin,
            $"Component {Names(circle)}. Set \"isMandatory\" to false on one of these ports.")
            with
        { Notes = [.. circle.Skip(1).Take(MostNotes).Select(link => Step(view, link))] };

    private static string Names(List<Link> circle) =>
        $"{Quoted(circle[0].Consumer.Component)} needs "
        + string.Join(", which needs ", circle.Skip(1).Append(circle[0]).Select(link =>
            Quoted(link.Consumer.Component)));

    private static string Quoted(Component component) => $"\"{component.Name.Value}\"";

    private static RelatedNote Step(ModelView view, Link link) =>
        Note(view, link.Origin, $"Component {Quoted(link.Consumer.Component)} needs "
            + $"{Quoted(link.Provider.Component)} here.");
}
