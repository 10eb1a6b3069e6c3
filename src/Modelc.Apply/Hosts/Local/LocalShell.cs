using Modelc.Apply.Hosts.Processes;

namespace Modelc.Apply.Hosts.Local;

/// <summary>This machine. A command that is stopped is treated as on a host whose connection is cut.</summary>
internal sealed class LocalShell(string host, string home) : IShell
{
    private static readonly TimeSpan Notice = TimeSpan.FromSeconds(1);

    public string Host => host;

    public async Task<ShellAnswer> RunAsync(ShellCommand command, CancellationToken stop)
    {
        var outcome = await ChildProcess.RunAsync(
            new ChildCommand(command.Words) { Folder = home, Notice = Notice }.For(command), stop);
        return LocalAnswer.Of(outcome, command, host);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
