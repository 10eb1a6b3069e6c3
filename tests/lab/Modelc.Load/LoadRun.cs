using System.Diagnostics;

namespace Modelc.Load;

/// <summary>Sends every request when it is due, whatever became of those before it, and keeps the books.</summary>
public static class LoadRun
{
    /// <param name="stop">Ends the sending; what is under way is still waited for and counted.</param>
    public static Task<LoadReport> RunAsync(LoadOptions options, CancellationToken stop = default) =>
        options.Problem() is { } problem
            ? throw new ArgumentException(problem, nameof(options))
            // A test runner's scheduler, which others keep busy, must not delay a request.
            : Task.Run(() => SendAllAsync(options, stop), CancellationToken.None);

    private static async Task<LoadReport> SendAllAsync(LoadOptions options, CancellationToken stop)
    {
        var clients = Enumerable.Range(0, options.Clients).Select(_ => new LoadClient(options)).ToArray();
        var began = DateTimeOffset.UtcNow;
        var clock = Stopwatch.StartNew();
        var underWay = new List<Task<RequestRecord>>(options.RequestCount);
        for (var number = 0; number < options.RequestCount; number++)
        {
            if (!await IsDueAsync(options.DueTime(number), clock, stop))
                break;
            var mine = number;
            underWay.Add(Task.Run(() => clients[mine % clients.Length].SendAsync(mine, clock), CancellationToken.None));
        }

        var records = await Task.WhenAll(underWay);
        foreach (var client in clients)
            client.Dispose();
        return LoadReport.Of(options, began, records);
    }

    /// <summary>False when the run was stopped instead.</summary>
    private static async Task<bool> IsDueAsync(TimeSpan due, Stopwatch clock, CancellationToken stop)
    {
        // A timer counts whole milliseconds and may fire a moment early; no request may start before it is due.
        while (due - clock.Elapsed is var pause && pause > TimeSpan.Zero && !stop.IsCancellationRequested)
        {
            var whole = TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds));
            await Task.Delay(whole, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return !stop.IsCancellationRequested;
    }
}
