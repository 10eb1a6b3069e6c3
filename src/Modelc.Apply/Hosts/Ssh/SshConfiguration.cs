namespace Modelc.Apply.Hosts.Ssh;

/// <summary>
/// The user's configuration between what must hold and what holds if it says nothing: in ssh the first value wins. As a file
/// it also reaches the ssh that a ProxyJump starts, which no option on a command line does.
/// </summary>
internal static class SshConfiguration
{
    public static string Text(bool acceptNewHostKeys, string? users) =>
        $"""
        BatchMode yes
        StrictHostKeyChecking {(acceptNewHostKeys ? "accept-new" : "yes")}
        ServerAliveInterval 5
        ServerAliveCountMax 4
        ConnectionAttempts 1
        ClearAllForwardings yes
        ForwardX11 no
        PermitLocalCommand no
        LogLevel VERBOSE
        {(users is null ? "Include ~/.ssh/config\nInclude /etc/ssh/ssh_config" : $"Include \"{users}\"")}
        Host *
          ConnectTimeout 10

        """;
}
