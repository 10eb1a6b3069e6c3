using System.Diagnostics;
using Modelc.Load;

namespace Modelc.Lab.Tests.Books;

public sealed class LoadRunTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_books_lose_exactly_what_a_killed_server_did_not_answer(bool keepAlive)
    {
        using var server = new CountingServer(answers: 37);
        var sum = (await LoadRun.RunAsync(Load(server, 100) with { KeepAlive = keepAlive })).Summary;
        Assert.Equal((100, server.Answered, 100 - server.Answered), (sum.Total, sum.Succeeded, sum.Failed));
        Assert.Equal(37, server.Answered);
        Assert.All(sum.Failures.Keys, failure => Assert.True(failure is Failure.Cut or Failure.Refused, $"{failure}"));
    }

    [Fact]
    public async Task A_stalled_server_does_not_slow_the_sending()
    {
        using var server = new CountingServer(answers: 10, hangs: true);
        var load = Load(server, 60) with { Clients = 1, Timeout = TimeSpan.FromSeconds(2) };
        var clock = Stopwatch.StartNew();
        var report = await LoadRun.RunAsync(load);
        Assert.Equal((10, 50), (report.Summary.Succeeded, report.Summary.Failures[Failure.Timeout]));
        // One after the other, fifty time-outs would take 100 seconds.
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30));
        Assert.Equal(Enumerable.Range(0, 60).Select(number => number * 10.0), report.Requests.Select(request => Math.Round(request.StartMs, 3)));
    }

    [Fact]
    public async Task A_kept_connection_carries_many_requests_and_a_fresh_one_a_single_one()
    {
        using var kept = new CountingServer();
        using var fresh = new CountingServer();
        var report = await LoadRun.RunAsync(Load(kept, 50) with { Clients = 1 });
        await LoadRun.RunAsync(Load(fresh, 50) with { Clients = 1, KeepAlive = false });
        Assert.Equal(report.Requests.Count(request => !request.Reused), kept.Connections);
        Assert.True(kept.Connections < 50, $"{kept.Connections} connections for 50 requests");
        Assert.Equal(50, fresh.Connections);
    }

    [Fact]
    public async Task A_run_that_is_stopped_counts_what_it_sent()
    {
        using var server = new CountingServer();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        var sum = (await LoadRun.RunAsync(Load(server, 100_000), stop.Token)).Summary;
        Assert.Equal((server.Answered, 0), (sum.Total, sum.Failed));
        Assert.InRange(sum.Total, 1, 10_000);
    }

    [Fact]
    public async Task Nobody_listening_is_refused() =>
        Assert.Equal(3, (await LoadRun.RunAsync(new LoadOptions(DeadUrl()) { Rate = 100, Duration = TimeSpan.FromMilliseconds(30) }))
            .Summary.Failures[Failure.Refused]);

    private static Uri DeadUrl()
    {
        using var server = new CountingServer();
        return server.Url;
    }

    private static LoadOptions Load(CountingServer server, int requests) =>
        new(server.Url) { Rate = 100, Duration = TimeSpan.FromSeconds(requests / 100.0) };

    [Fact]
    public async Task A_connection_that_ends_while_it_is_idle_loses_no_request()
    {
        using var server = new CountingServer(endsIdle: true);
        var load = new LoadOptions(server.Url) { Rate = 10, Duration = TimeSpan.FromSeconds(1), Clients = 1 };

        var summary = (await LoadRun.RunAsync(load)).Summary;

        Assert.Equal((10, 0, 10), (summary.Succeeded, summary.Failed, server.Connections));
    }

    [Fact]
    public async Task A_connection_that_was_idle_for_long_is_not_used_again()
    {
        using var server = new CountingServer();
        var load = new LoadOptions(server.Url) { Rate = 10, Duration = TimeSpan.FromSeconds(1), Clients = 1, MostIdle = TimeSpan.FromMilliseconds(20) };

        var report = await LoadRun.RunAsync(load);

        Assert.Equal((10, 0, 10), (report.Summary.Succeeded, report.Summary.Failed, server.Connections));
    }

    [Fact]
    public async Task The_books_say_how_long_a_kept_connection_was_idle()
    {
        using var server = new CountingServer();
        var report = await LoadRun.RunAsync(new LoadOptions(server.Url) { Rate = 5, Duration = TimeSpan.FromSeconds(1), Clients = 1 });

        Assert.Null(report.Requests[0].IdleMs);
        Assert.All(report.Requests.Where(request => request.Reused), request => Assert.InRange(request.IdleMs!.Value, 1, 5000));
        Assert.Contains(report.Requests, request => request.Reused);
    }
}
