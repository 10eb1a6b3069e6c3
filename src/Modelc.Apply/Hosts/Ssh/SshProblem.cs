namespace Modelc.Apply.Hosts.Ssh;

/// <summary>Why a host could not be asked, and what to do about it. Some problems pass when one waits a moment.</summary>
internal sealed record SshProblem(string Fact, string Advice, bool MayPass = false)
{
    /// <summary>ssh's own, though a command may end with it too.</summary>
    public const int ExitCode = 255;

    public HostFailureException ToException(string host) => new(host, $"{Fact} {Advice}");

    public static SshProblem NoSsh(string host) =>
        new($"\"{host}\" is reached by ssh, and this machine has no ssh command.", "Install the OpenSSH client and see to it that PATH finds it.");

    /// <summary>A login that did not come about, by what ssh and whatever ssh it started on the way have said.</summary>
    public static SshProblem Of(bool isTimeLimit, string log, SshTarget target)
    {
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !line.StartsWith("debug1: ", StringComparison.Ordinal) && !line.StartsWith("OpenSSH_", StringComparison.Ordinal))
            .ToArray();
        var known = LoginProblems.All
            .Select(known => lines.Select(line => known.Pattern.Match(line)).FirstOrDefault(match => match.Success) is { } match
                ? known.Problem(target, match)
                : null)
            .FirstOrDefault(problem => problem is not null);
        return known ?? (isTimeLimit ? NoEnd(target) : Unknown(target, lines));
    }

    /// <summary>A command whose end nobody has seen.</summary>
    public static SshProblem Of(SessionEnd end, ShellCommand command, string lastWords, SshTarget target) => end switch
    {
        SessionEnd.Stalled => new(
            $"\"{target.Host}\" has not finished \"{CommandName.Of(command)}\" after {Seconds(command.TimeLimit)}.",
            "It may still run there: look at the host's load, disk and engine, then run this again."),
        SessionEnd.TooMuchOutput => new(
            $"\"{target.Host}\" printed more than anybody can want for \"{CommandName.Of(command)}\".", "See what it prints there."),
        SessionEnd.TurnedAway => new(
            $"\"{target.Host}\" allows too few sessions on one ssh connection.", "Raise MaxSessions in its sshd_config, 10 is the default."),
        SessionEnd.NotBegun => new(
            $"The ssh connection to \"{target.Host}\" does not last: it was gone before \"{CommandName.Of(command)}\" could begin.",
            "See the log of its ssh server."),
        _ => new(
            $"The connection to \"{target.Host}\" was lost while \"{CommandName.Of(command)}\" ran{Reason(lastWords)}.",
            "It may have run in part: see to the host and its network, then run this again."),
    };

    private static string Reason(string lastWords) =>
        lastWords.Contains("not responding", StringComparison.Ordinal) ? ": the host stopped answering" : "";

    private static string Seconds(TimeSpan limit) => $"{limit.TotalSeconds:0.#} s";

    private static SshProblem NoEnd(SshTarget target) => new(
        $"\"{target.Host}\" at {target.Address} answers, but does not finish the login.",
        "See the log and the load of its ssh server.");

    private static SshProblem Unknown(SshTarget target, string[] lines) => new(
        $"ssh cannot log in to \"{target.Host}\" at {target.Address}: {(lines is [.., var last] ? last : "it does not say why")}.",
        $"Try \"ssh -v {target.Login}\".");
}
