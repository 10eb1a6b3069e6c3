using System.Collections.Immutable;
using Modelc.Load;

namespace Modelc.Lab.Tests.Raising;

/// <summary>
/// Loads that go on while one thing after another is done to what they are sent to. Each of these things gets a row of the
/// books: the requests that were due from its beginning to the beginning of the next one.
/// </summary>
internal sealed class SteadyLoads : IDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly List<(string Name, Task<LoadReport> Report)> loads = [];
    private readonly List<(string What, DateTimeOffset From)> marks = [];
    private Task<LoadReport>? witness;

    /// <summary>So many requests per second over kept connections, and as many over fresh ones.</summary>
    public void Add(string name, Uri target, double rate)
    {
        var options = new LoadOptions(target) { Rate = rate, Duration = LoadOptions.LongestRun, Timeout = TimeSpan.FromSeconds(10) };
        loads.Add((name, LoadRun.RunAsync(options, stop.Token)));
        loads.Add((name, LoadRun.RunAsync(options with { KeepAlive = false }, stop.Token)));
    }

    /// <summary>
    /// A little load of something that nobody touches: where it has to wait, the machine has no time, and what is lost then
    /// says nothing about what is done to the others.
    /// </summary>
    public void AddWitness(Uri target) => witness = LoadRun.RunAsync(
        new LoadOptions(target) { Rate = 10, Clients = 2, Duration = LoadOptions.LongestRun, KeepAlive = false }, stop.Token);

    public void Begin(string what) => marks.Add((what, DateTimeOffset.UtcNow));

    public async Task<IReadOnlyList<LoadRow>> EndAsync()
    {
        var ends = marks.Skip(1).Select(mark => mark.From).Append(DateTimeOffset.UtcNow).ToList();
        await stop.CancelAsync();
        await Task.WhenAll(loads.Select(load => load.Report));
        var stalls = witness is null ? [] : StallsIn(await witness);
        return
        [
            .. from mark in marks.Zip(ends, (mark, end) => (mark.What, mark.From, To: end))
               from load in loads.GroupBy(load => load.Name)
               let sent = load.SelectMany(one => one.Report.Result.Timed()).Where(one => mark.From <= one.Due && one.Due < mark.To)
               select new LoadRow(mark.What, load.Key, mark.From, [.. sent], stalls),
        ];
    }

    // Half of what a proxy waits for a replica to take a connection.
    private static readonly TimeSpan Stall = TimeSpan.FromMilliseconds(250);

    private static ImmutableArray<DateTimeOffset> StallsIn(LoadReport report) =>
    [
        .. from one in report.Timed()
           where !one.Request.Succeeded || one.Request.LatencyMs >= Stall.TotalMilliseconds
           select one.Due,
    ];

    public void Dispose() => stop.Dispose();
}
