namespace Modelc.Apply.Hosts.Ssh;

/// <summary>
/// The user's configuration between what must hold and what holds if it says nothing: in ssh the first value wins. As a file
/// it also reaches the ssh that a ProxyJump starts, which no option on a command line does.
/// </summary>
internal static class SshConfiguration
{
    private const int SignsOfLife = 4;

    public static string Text(ShellOptions options) =>
        $"""
        BatchMode yes
        StrictHostKeyChecking {(options.AcceptNewHostKeys ? "accept-new" : "yes")}
        ServerAliveInterval {Math.Max(1, (int)options.Silence.TotalSeconds / SignsOfLife)}
        ServerAliveCountMax {SignsOfLife}
        ConnectionAttempts 1
        ClearAllForwardings yes
        ForwardX11 no
        PermitLocalCommand no
        {(options.SshConfiguration is { } file ? $"Include \"{file}\"" : "Include ~/.ssh/config\nInclude /etc/ssh/ssh_config")}
        Host *
          ConnectTimeout 10

        """;
}
