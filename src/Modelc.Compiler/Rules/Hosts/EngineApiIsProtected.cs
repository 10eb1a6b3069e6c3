using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules.Hosts;

internal sealed class EngineApiIsProtected() : Rule(Declared)
{
    private static readonly DiagnosticDescriptor Declared = new("MC3042", Severity.Warning,
        "The engine would be driven over an unprotected port",
        """
        The docker_host has neither credentials for ssh nor certificates, so its engine would be spoken to over
        plain TCP.

        Who reaches that port is root on the host, without a password. Port 2376 is meant for TLS, and without
        certificates it is as open as 2375.

        Give the host "credentials" for ssh, or "properties": [{"ca": ..., "cert": ..., "key": ...}], and close the
        port.
        """);

    public override IEnumerable<Diagnostic> Check(ModelView view)
    {
        foreach (var host in view.Infrastructure.OfType<DockerHost>())
        {
            if (host.Tls is not null || CanLogIn(host.Credentials) || PortClaims.IsLoopback(host))
                continue;
            foreach (var port in host.Ports)
            {
                if (port.Value is 2375 or 2376)
                    yield return Open(view, host, port);
            }
        }
    }

    private Diagnostic Open(ModelView view, DockerHost host, Located<int> port) =>
        Found(view, host, port.Origin,
            $"The engine of \"{host.Name.Value}\" would be driven over port {port.Value} without TLS and without "
            + "ssh. Give it \"credentials\" with an \"sshkey\" or an \"agent\", or certificates in \"properties\".");

    private static bool CanLogIn(Credentials? credentials) =>
        credentials is { KeyFile: not null } or { AgentSocket.Value.Length: > 0 } or { Password: not null };
}
