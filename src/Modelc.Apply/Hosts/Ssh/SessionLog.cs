namespace Modelc.Apply.Hosts.Ssh;

internal enum SessionEnd
{
    /// <summary>The exit code is the command's.</summary>
    Answered,

    /// <summary>There was no connection; nothing has run.</summary>
    NotBegun,

    /// <summary>The server allows no more sessions on the connection; nothing has run.</summary>
    TurnedAway,

    /// <summary>The connection went while the command ran.</summary>
    Lost,
    Stalled,
    TooMuchOutput,
}

/// <summary>What the ssh of one command wrote at its second level of detail. Its exit code 255 alone means anything.</summary>
internal static class SessionLog
{
    public static SessionEnd EndOf(int exitCode, string log)
    {
        if (exitCode != SshProblem.ExitCode || Says("eceived exit status from master"))
            return SessionEnd.Answered;
        if (Says("Session open refused by peer"))
            return SessionEnd.TurnedAway;
        return Says("Executing proxy command: exec false") ? SessionEnd.NotBegun : SessionEnd.Lost;

        bool Says(string words) => log.Contains(words, StringComparison.Ordinal);
    }
}
