using System.Collections.Immutable;
using System.Diagnostics;
using Modelc.Apply.Hosts.Processes;

namespace Modelc.Apply.Hosts.Ssh;

/// <summary>Commands on a host through the system's ssh, all of them over one connection.</summary>
internal sealed class SshShell(SshMaster master) : IShell
{
    /// <summary>How long a server may turn sessions away because it allows only so many on one connection.</summary>
    private static readonly TimeSpan SessionPatience = TimeSpan.FromSeconds(60);

    public string Host => master.Target.Host;

    public async Task<ShellAnswer> RunAsync(ShellCommand command, CancellationToken stop)
    {
        var clock = Stopwatch.StartNew();
        for (var isFirst = true; ; isFirst = false)
        {
            var ssh = await master.OpenAsync(stop);
            var log = master.NewSessionLog();
            var outcome = await ChildProcess.RunAsync(new ChildCommand(Words(ssh, log, command)).For(command), stop);
            switch (await EndOfAsync(outcome, log, stop))
            {
                case SessionEnd.Answered:
                    return new(outcome.ExitCode, outcome.Output, outcome.Errors);
                case SessionEnd.NotBegun when isFirst:
                    break;
                case SessionEnd.TurnedAway when clock.Elapsed < SessionPatience:
                    await Task.Delay(TimeSpan.FromMilliseconds(250), stop);
                    break;
                case var end:
                    throw SshProblem.Of(end, command, master.LastWords(), master.Target).ToException(Host);
            }
        }
    }

    public Task LogInAnewAsync() => master.CloseAsync();

    public ValueTask DisposeAsync() => master.DisposeAsync();

    /// <summary>
    /// The user's configuration was read at the login. Should the connection be gone, "false" keeps ssh from making another
    /// behind our back.
    /// </summary>
    private ImmutableArray<string> Words(string ssh, string log, ShellCommand command) =>
    [
        ssh, "-F", "none", "-S", master.Socket, "-E", log, "-T",
        "-o", "LogLevel=DEBUG2", "-o", "ControlMaster=no", "-o", "ProxyCommand=false",
        "--", master.Target.Address, RemoteLine.Of(command.Words),
    ];

    private async Task<SessionEnd> EndOfAsync(ChildOutcome outcome, string log, CancellationToken stop)
    {
        if (outcome.End != ChildEnd.Exited)
            return outcome.End == ChildEnd.TooMuchOutput ? SessionEnd.TooMuchOutput : SessionEnd.Stalled;
        var said = outcome.ExitCode == SshProblem.ExitCode ? await File.ReadAllTextAsync(log, stop) : "";
        File.Delete(log);
        var end = SessionLog.EndOf(outcome.ExitCode, said);
        // A command that a signal ended leaves no exit code either; then the connection is still there.
        return end == SessionEnd.Lost && await master.IsAliveAsync(stop) ? SessionEnd.Answered : end;
    }
}
