using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;

namespace Modelc.Apply.Run;

/// <summary>The locks of all hosts of a deployment. They are taken in the order of names, so that no two can wait for each other.</summary>
internal sealed class HeldLocks : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly List<LockKeeper> keepers = [];
    private readonly CancellationTokenSource done = new();
    private Task beating = Task.CompletedTask;

    /// <summary>Names this run on every host: what does not carry it there does not belong to us.</summary>
    public string Token { get; } = Guid.NewGuid().ToString("N");

    /// <summary>All locks, or who has one of them and where.</summary>
    public static async Task<(HeldLocks? Held, string? Host, LockHolder? Holder)> TakeAsync(RunOrder order, ImmutableArray<string> hosts)
    {
        var locks = new HeldLocks();
        locks.beating = locks.BeatAsync(order.Time);
        var until = order.Time.GetUtcNow() + order.Wait;
        try
        {
            foreach (var host in hosts)
            {
                if (await locks.TakeAsync(order, host, until) is { } holder)
                {
                    await locks.DisposeAsync();
                    return (null, host, holder);
                }
            }
        }
        catch
        {
            await locks.DisposeAsync();
            throw;
        }

        return (locks, null, null);
    }

    private async Task<LockHolder?> TakeAsync(RunOrder order, string host, DateTimeOffset until)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            order.Stop.ThrowIfCancellationRequested();
            var (keeper, holder) = await LockKeeper.TakeAsync(order.Fleet[host], order.App, Token, order.Who, order.Why, order.Stop);
            if (keeper is not null)
            {
                lock (keepers)
                    keepers.Add(keeper);
                return null;
            }

            if (order.Time.GetUtcNow() >= until)
                return holder;
            if (isFirst)
                order.Tell(new WaitingForLock(host, holder!.Who, holder.When, holder.Why));
            await Task.Delay(Again, order.Time, order.Stop);
        }
    }

    private async Task BeatAsync(TimeProvider time)
    {
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done.Token))
                await Task.WhenAll(Keepers().Select(keeper => keeper.BeatAsync()));
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private ImmutableArray<LockKeeper> Keepers()
    {
        lock (keepers)
            return [.. keepers];
    }

    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await beating;
        await Task.WhenAll(Keepers().Select(keeper => keeper.DisposeAsync().AsTask()));
        done.Dispose();
    }
}
