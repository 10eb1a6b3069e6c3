using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Hosts;

internal sealed class KeysRatherThanPasswords() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3043", Severity.Info,
        "A host is logged in to with a password",
        """
        The credentials have a password, and neither a key nor an agent.

        A password can be guessed from outside and has to be stored for each unattended run. Keys cannot be guessed
        and need not leave the agent.

        Put a key on the host with ssh-copy-id, and write "sshkey" or "agent".
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view) =>
        from component in view.Model.Components
        from credentials in CredentialsIn.Component(component)
        where credentials is
        {
            Password.Value: not LiteralValue, KeyFile: null,
            AgentSocket: not { Value.Length: > 0 }
        }
        select Found(view, component, credentials.Password!.Value.Origin,
            $"\"{component.Name.Value}\" is logged in to with a password. Prefer \"sshkey\" or \"agent\".");
}
