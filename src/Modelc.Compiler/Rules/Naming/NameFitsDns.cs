using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Naming;

internal sealed class NameFitsDns() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3006", Severity.Error,
        "The component's name is too long to be found by DNS",
        """
        Other components find this one by its name in Docker's DNS, where a name has at most 63 characters.
        Replicas, proxy and watchdog add to the name, and a swarm puts the name of the deployment in front.

        A swarm refuses a longer name. Plain Docker accepts it, and then nobody can resolve it.

        Shorten the name.
        """);

    private const int Longest = 63;
    private const string LongestSuffix = "-watchdog";

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        var name = component.Name.Value;
        var room = view.WorkloadOf(component) switch
        {
            Workload.SwarmService => Longest - view.Model.Name.Value.Length - 1,
            Workload.BuiltinReplicas => Longest - LongestSuffix.Length,
            var other => other.HasFlag(Workload.PlainContainer) ? Longest : int.MaxValue,
        };
        if (name.Length > room && name.Length <= NameIsSafeInFiles.Longest)
        {
            yield return Found(view, component, component.Name.Origin,
                $"The name \"{name}\" has {name.Length} characters, and DNS leaves {Math.Max(room, 0)} for it. "
                + "Shorten it"
                + (room < Longest - LongestSuffix.Length ? $", or the model's name \"{view.Model.Name.Value}\" that "
                    + "goes in front." : "."));
        }
    }
}
