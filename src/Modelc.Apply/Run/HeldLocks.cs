using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;

namespace Modelc.Apply.Run;

/// <summary>
/// The locks of all hosts of a deployment. Whoever waits for a host holds only locks of hosts before it in the order of
/// names, so that no two can wait for each other.
/// </summary>
internal sealed class HeldLocks : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    /// <summary>Somebody who was refused elsewhere gives back within this time what they took in passing.</summary>
    private static readonly TimeSpan Passing = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<string, LockKeeper> keepers = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource done = new();
    private readonly RunOrder order;
    private readonly DateTimeOffset until;
    private readonly Task beating;

    private HeldLocks(RunOrder order)
    {
        this.order = order;
        until = order.Time.GetUtcNow() + order.Wait;
        beating = BeatAsync(order.Time);
    }

    /// <summary>Names this run on every host: what does not carry it there does not belong to us.</summary>
    public string Token { get; } = Guid.NewGuid().ToString("N");

    /// <summary>All locks, or who has one of them and where.</summary>
    public static async Task<(HeldLocks? Held, string? Host, LockHolder? Holder)> TakeAsync(RunOrder order, IEnumerable<string> hosts)
    {
        var locks = new HeldLocks(order);
        try
        {
            if (await locks.TakeAllAsync([.. hosts.Order(StringComparer.Ordinal)]) is not { } refusal)
                return (locks, null, null);
            await locks.DisposeAsync();
            return (null, refusal.Host, refusal.Holder);
        }
        catch
        {
            await locks.DisposeAsync();
            throw;
        }
    }

    private sealed record Refusal(string Host, LockHolder Holder);

    /// <summary>
    /// The first one alone, for whoever deploys to the same hosts is met there; the others at once. Where one of these is
    /// refused, those behind it are given back before it is waited for.
    /// </summary>
    private async Task<Refusal?> TakeAllAsync(ImmutableArray<string> hosts)
    {
        while (!hosts.IsEmpty)
        {
            if (await WaitAsync(hosts[0]) is { } refusal)
                return refusal;
            var rest = hosts[1..];
            await TryAsync(rest);
            hosts = [.. rest.SkipWhile(keepers.ContainsKey)];
            await Task.WhenAll(hosts.Select(GiveBackAsync));
        }

        return null;
    }

    private async Task<Refusal?> WaitAsync(string host)
    {
        var limit = keepers.IsEmpty ? until : Later(until, order.Time.GetUtcNow() + Passing);
        for (var isFirst = true; ; isFirst = false)
        {
            order.Stop.ThrowIfCancellationRequested();
            if (await TryAsync(order.Fleet[host]) is not { } holder)
                return null;
            if (order.Time.GetUtcNow() >= limit)
                return new(host, holder);
            if (isFirst)
                order.Tell(new WaitingForLock(host, holder.Who, holder.When, holder.Why));
            await Task.Delay(Again, order.Time, order.Stop);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private async Task TryAsync(ImmutableArray<string> hosts)
    {
        var failures = await order.Fleet.EachAsync(hosts, TryAsync, order.Stop);
        if (!failures.IsEmpty)
            throw failures[0];
    }

    private async Task<LockHolder?> TryAsync(IShell shell)
    {
        var (keeper, holder) = await LockKeeper.TakeAsync(shell, order.App, Token, order.Who, order.Why, order.Stop);
        if (keeper is not null)
            keepers[shell.Host] = keeper;
        return holder;
    }

    private async Task GiveBackAsync(string host)
    {
        if (keepers.TryRemove(host, out var keeper))
            await keeper.DisposeAsync();
    }

    private async Task BeatAsync(TimeProvider time)
    {
        using var timer = new PeriodicTimer(Beat, time);
        try
        {
            while (await timer.WaitForNextTickAsync(done.Token))
                await Task.WhenAll(keepers.Values.Select(keeper => keeper.BeatAsync()));
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await beating;
        await Task.WhenAll(keepers.Keys.Select(GiveBackAsync));
        done.Dispose();
    }
}
