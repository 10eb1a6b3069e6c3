using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;

namespace Modelc.Apply.After;

public sealed record LogLine(string Host, string Container, string Text);

/// <param name="Component">Null for all of them.</param>
/// <param name="Role">"replicas", "proxy" or "watchdog".</param>
/// <param name="Tail">How many of the last lines of each; null for all there are.</param>
public sealed record LogsWanted(string App, string? Component, string Role, int? Tail, bool IsFollowed);

/// <summary>What the containers of an application say, on all hosts at once.</summary>
public static class Logs
{
    public static Task<ImmutableArray<HostFailureException>> ReadAsync(
        Fleet fleet, LogsWanted wanted, Action<LogLine> tell, CancellationToken stop)
    {
        var turn = new Lock();
        return fleet.EachAsync(fleet.Hosts, async shell =>
        {
            await shell.RunAsync(CommandOf(wanted) with { OnLine = Told, TimeLimit = Timeout.InfiniteTimeSpan }, stop);

            void Told(string line)
            {
                if (line.Split('\t', 2) is not [var name, var text])
                    return;
                lock (turn)
                    tell(new(shell.Host, name, text));
            }
        }, stop);
    }

    private static ShellCommand CommandOf(LogsWanted wanted) => HostScript.Command(
        "logs",
        wanted.App,
        wanted.Component ?? "-",
        wanted.Role,
        wanted.Tail is { } lines ? $"{lines}" : "all",
        wanted.IsFollowed ? "yes" : "no");
}
