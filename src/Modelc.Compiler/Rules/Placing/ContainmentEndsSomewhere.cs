using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Placing;

internal sealed class ContainmentEndsSomewhere() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3011", Severity.Error,
        "Components contain each other in a circle",
        """
        Following the hosts from this component leads back to it.

        None of them stands on a machine, so none of them can be deployed.

        Put one of them on a host.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        var settled = new HashSet<Component>();
        foreach (var component in view.Internals)
        {
            var path = new List<Component>();
            var onPath = new HashSet<Component>();
            Component? at = component;
            for (; at is not null && !settled.Contains(at) && onPath.Add(at); at = view.HostOf(at))
                path.Add(at);
            if (at is not null && onPath.Contains(at))
                yield return Circle(view, path[path.IndexOf(at)..]);
            settled.UnionWith(path);
        }
    }

    private Diagnostic Circle(ModelView view, List<Component> circle)
    {
        var hosts = string.Join(", which is on ", circle.Skip(1).Append(circle[0]).Select(c =>
            $"\"{c.Name.Value}\""));
        return Found(view, circle[0], view.PlaceOf(circle[0])!.Origin,
            $"Component \"{circle[0].Name.Value}\" is on {hosts}. Put one of them on a host.");
    }
}
