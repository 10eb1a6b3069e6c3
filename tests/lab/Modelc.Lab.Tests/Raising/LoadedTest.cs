using Modelc.Load;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Raising;

/// <summary>A test that sends requests while something happens, and counts the lost ones.</summary>
public abstract class LoadedTest(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    private readonly ITestOutputHelper _output = output;

    /// <summary>
    /// Nothing is lost in a short load, and as many replicas take part as there are. Each request has a connection of its own:
    /// a proxy of bytes can spread nothing else.
    /// </summary>
    private protected static async Task AssertSpreadAsync(TestLab lab, string host, int port, int replicas)
    {
        var options = Options(await lab.UrlAsync(host, port), TimeSpan.FromSeconds(3)) with { KeepAlive = false };
        var summary = (await LoadRun.RunAsync(options)).Summary;
        Assert.Equal(0, summary.Failed);
        Assert.Equal(replicas, summary.Replicas.Count);
        Assert.All(summary.Replicas.Values, count => Assert.InRange(count, summary.Total / replicas / 2, summary.Total));
    }

    private protected static async Task<LoadSummary> LoadAsync(TestLab lab, string host, int port, TimeSpan duration) =>
        (await LoadRun.RunAsync(Options(await lab.UrlAsync(host, port), duration))).Summary;

    /// <summary>What a load of 100 requests per second, over kept and over fresh connections, saw while something was done.</summary>
    private protected async Task<LoadRow> UnderLoadAsync(TestLab lab, string what, string host, int port, Func<Task> act)
    {
        var began = DateTimeOffset.UtcNow;
        using var stop = new CancellationTokenSource();
        var options = Options(await lab.UrlAsync(host, port), TimeSpan.FromMinutes(6));
        var loads = new[] { LoadRun.RunAsync(options, stop.Token), LoadRun.RunAsync(options with { KeepAlive = false }, stop.Token) };
        try
        {
            await act();
        }
        finally
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            await stop.CancelAsync();
            await Task.WhenAll(loads);
        }

        var row = new LoadRow(what, $"{host}:{port}", began, [.. loads.SelectMany(load => load.Result.Timed())], Stalls: []);
        _output.WriteLine(row.ToString());
        return row;
    }

    private static LoadOptions Options(Uri target, TimeSpan duration) =>
        new(target) { Rate = 50, Duration = duration, Timeout = TimeSpan.FromSeconds(10) };
}
