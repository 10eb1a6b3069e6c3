using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Undeployed;

internal sealed class PlaybooksAreNotRun() : ComponentRule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3160", Severity.Warning,
        "An Ansible playbook is not run",
        """
        modelc deploys containers and commands over ssh. It runs no playbooks.

        The component is not deployed; a link to it finds what somebody else put there.

        Run the playbook yourself and make the component "/external", or write an "ssh_resource" that calls
        ansible-playbook.
        """);

    protected override IEnumerable<Diagnostic> Check(ModelView view, InternalComponent component)
    {
        if (component.Ansible is { PlaybookPath: { Value.Length: > 0 } playbook })
        {
            yield return Found(view, component, playbook.Origin,
                $"modelc does not run the playbook \"{playbook.Value}\" of \"{component.Name.Value}\". "
                + "Run it yourself, or write an \"ssh_resource\" that calls ansible-playbook.");
        }
    }
}
