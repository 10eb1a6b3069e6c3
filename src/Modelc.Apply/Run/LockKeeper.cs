using System.IO.Pipelines;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;

namespace Modelc.Apply.Run;

/// <summary>
/// Holds the lock of one host by a command that runs there as long as we give signs of life. When this process dies, its
/// standard input ends, and so does the lock.
/// </summary>
internal sealed class LockKeeper : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    private readonly Pipe beats = new();
    private readonly Lock turn = new();
    private readonly TaskCompletionSource<string> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource abandon = new();
    private readonly Task<ShellAnswer> running;
    private bool isOver;

    private LockKeeper(IShell shell, string app, string token, string who, string why) =>
        running = shell.RunAsync(
            HostScript.Command("lock", app, token, who, why) with
            {
                LiveInput = beats.Reader.AsStream(),
                OnLine = line => first.TrySetResult(line),
                TimeLimit = Timeout.InfiniteTimeSpan,
            },
            abandon.Token);

    /// <summary>The keeper, or who has the lock.</summary>
    public static async Task<(LockKeeper? Keeper, LockHolder? Holder)> TakeAsync(
        IShell shell, string app, string token, string who, string why, CancellationToken stop)
    {
        var keeper = new LockKeeper(shell, app, token, who, why);
        try
        {
            await Task.WhenAny(keeper.first.Task, keeper.running).WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            await keeper.DisposeAsync();
            throw;
        }

        var word = keeper.first.Task.IsCompleted ? await keeper.first.Task : (await keeper.running).Output.TrimEnd('\n');
        if (word == "held")
            return (keeper, null);
        var answer = await keeper.running;
        return word.Split('\t') is ["taken", var holder, var when, var reason]
            ? (null, new LockHolder(holder, when, reason, TimeSpan.Zero))
            : throw new HostFailureException(shell.Host,
                $"Host \"{shell.Host}\" gives no lock: {(answer.Errors.Trim() is { Length: > 0 } told ? told : word)}. See that there is room and that you may write in your home folder there.");
    }

    public async Task BeatAsync()
    {
        ValueTask<FlushResult> written;
        lock (turn)
        {
            if (isOver || running.IsCompleted)
                return;
            written = beats.Writer.WriteAsync("\n"u8.ToArray());
        }

        await written;
    }

    /// <summary>Gives the lock back. A host that cannot be reached any more gives it away itself after a while.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (turn)
        {
            isOver = true;
            beats.Writer.Complete();
        }

        try
        {
            await running.WaitAsync(Farewell);
        }
        catch (Exception failure) when (failure is HostFailureException or TimeoutException or OperationCanceledException)
        {
            await abandon.CancelAsync();
        }

        abandon.Dispose();
    }
}
