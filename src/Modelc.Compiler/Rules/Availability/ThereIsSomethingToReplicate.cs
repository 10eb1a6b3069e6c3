using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Availability;

internal sealed class ThereIsSomethingToReplicate() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3052", Severity.Error,
        "There is nothing to make replicas of",
        """
        A component with "availability" needs an image in "docker_resource", or an "ssh_resource" with a
        "startCommand" from which an image can be made.

        GeneSIS stops at such a component while it deploys.

        Name an image, or write a recipe.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability is { } policy && view.WorkloadOf(component) == Workload.None)
        {
            yield return Found(view, component, policy.Origin,
                $"Component \"{component.Name.Value}\" has \"availability\", but neither an image nor a "
                + "\"startCommand\". Write \"image\" in \"docker_resource\", or \"startCommand\" in "
                + "\"ssh_resource\".");
        }
    }
}
