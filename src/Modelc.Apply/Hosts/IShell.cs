namespace Modelc.Apply.Hosts;

/// <summary>
/// A way to run commands on one machine. There is one for each way to get there: ssh, this machine, a remote engine.
/// </summary>
public interface IShell : IAsyncDisposable
{
    /// <summary>The name that the model gives the machine.</summary>
    string Host { get; }

    /// <summary>
    /// Whatever the exit code, the answer comes back. Throws <see cref="HostFailureException"/> if the machine could not be
    /// asked, and <see cref="OperationCanceledException"/> if the operator stopped it; the command may then have run in part.
    /// </summary>
    Task<ShellAnswer> RunAsync(ShellCommand command, CancellationToken stop);

    /// <summary>The next command comes by a new login, if there is one: groups are given at login.</summary>
    Task LogInAnewAsync() => Task.CompletedTask;
}
