using Modelc.Load;

namespace Modelc.Lab.Tests.Books;

public sealed class ReportTests
{
    private static readonly LoadReport Quiet = Report(Record.Success(0, 5), Record.Success(10, 5));
    private static readonly LoadReport Lossy = Report(Record.Success(0, 5, "v1"), Record.Lost(10, 5, Failure.Cut), Record.Success(20, 5, "v2"));

    [Fact]
    public void A_report_is_read_as_it_was_written()
    {
        var copy = LoadReport.FromJson(Lossy.ToJson());
        Assert.Equal(Lossy.ToJson(), copy.ToJson());
        Assert.Equal(Lossy.Requests.AsEnumerable(), copy.Requests);
        Assert.Equal(Lossy.Summary.Failures.AsEnumerable(), copy.Summary.Failures);
    }

    [Fact]
    public void A_run_is_a_table() => Assert.Equal("""
                           http://10.0.0.1/
        load               100/s GET, 4 clients, kept connections
        requests           3
        failed             1
          Cut              1
        version v1         1
        version v2         1
        replica a          2
        p50                5.0 ms
        p90                5.0 ms
        p99                5.0 ms
        p99.9              5.0 ms
        max                5.0 ms
        longest gap        20.0 ms from 5.0 ms
        generator late by  0.0 ms

        """, ReportText.Of(Lossy));

    [Fact]
    public void Two_runs_lie_side_by_side_and_what_one_lacks_is_a_dash()
    {
        var lines = ReportText.Compare(Quiet, Lossy).Split('\n');
        Assert.Contains(lines, line => Words(line) is ["failed", "0", "1"]);
        Assert.Contains(lines, line => Words(line) is ["Cut", "-", "1"]);
        Assert.Contains(lines, line => Words(line) is ["version", "v1", "2", "1"]);
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static LoadReport Report(params RequestRecord[] records) =>
        LoadReport.Of(new LoadOptions(new Uri("http://10.0.0.1/")), DateTimeOffset.UnixEpoch, records);
}
