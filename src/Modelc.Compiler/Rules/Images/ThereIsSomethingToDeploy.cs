using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Images;

internal sealed class ThereIsSomethingToDeploy() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3082", Severity.Warning,
        "A component has nothing to deploy",
        """
        The component has no image, no recipe and no playbook.

        Nothing will be deployed for it, and what is linked to it finds nobody.

        Write "docker_resource" or "ssh_resource". For something that others deploy, use "_type": "/external".
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Availability is null && !ModelView.IsLeftToOthers(component.Kind)
            && view.WorkloadOf(component) == Workload.None
            && component.Ansible is not { PlaybookPath.Value.Length: > 0 })
        {
            yield return Found(view, component, component.Name.Origin,
                $"Component \"{component.Name.Value}\" has no image, no recipe and no playbook. "
                + "Write \"docker_resource\" or \"ssh_resource\", or make it \"/external\".");
        }
    }
}
