using System.Collections.Immutable;
using Modelc.Load;

namespace Modelc.Lab.Tests.Books;

public sealed class LoadSummaryTests
{
    [Fact]
    public void Every_request_is_counted_once_as_a_success_or_by_its_failure()
    {
        var sum = LoadSummary.Of([
            Record.Success(0, 1), Record.Lost(10, 1, Failure.Refused), Record.Lost(20, 1, Failure.Cut),
            Record.Lost(30, 1, Failure.Refused), Record.Success(40, 1),
        ]);
        Assert.Equal((5, 2, 3), (sum.Total, sum.Succeeded, sum.Failed));
        Assert.Equal([new(Failure.Refused, 2), new(Failure.Cut, 1)], sum.Failures);
    }

    [Fact]
    public void Successes_are_counted_by_version_and_by_replica()
    {
        var sum = LoadSummary.Of([Record.Success(0, 1, "v1", "a"), Record.Success(1, 1, "v2", "b"), Record.Success(2, 1, "v2", "a")]);
        Assert.Equal([new("v1", 1), new("v2", 2)], sum.Versions);
        Assert.Equal([new("a", 2), new("b", 1)], sum.Replicas);
    }

    [Theory]
    [InlineData(50, 50)]
    [InlineData(90, 90)]
    [InlineData(99, 99)]
    [InlineData(99.9, 100)]
    [InlineData(0, 1)]
    public void A_percentile_is_a_latency_that_was_measured(double percent, double expected) =>
        Assert.Equal(expected, LoadSummary.Percentile([.. Enumerable.Range(1, 100).Select(number => (double)number)], percent));

    [Fact]
    public void The_latency_of_a_lost_request_is_in_no_percentile() =>
        Assert.Equal(7, LoadSummary.Of([Record.Success(0, 7), Record.Lost(1, 5000, Failure.Timeout)]).Max);

    [Fact]
    public void The_longest_gap_lies_between_two_successes()
    {
        var sum = LoadSummary.Of([Record.Success(0, 5), Record.Success(10, 5), Record.Lost(20, 5, Failure.Refused), Record.Success(100, 5)]);
        Assert.Equal((90, 15), (sum.LongestGapMs, sum.LongestGapAtMs));
    }

    [Fact]
    public void A_request_that_was_kept_waiting_does_not_fill_the_gap() =>
        Assert.Equal(995, LoadSummary.Of([Record.Success(0, 5), Record.Success(100, 900)]).LongestGapMs);

    [Fact]
    public void An_outage_that_lasts_to_the_end_is_a_gap() =>
        Assert.Equal((85, 5), GapOf(Record.Success(0, 5), Record.Lost(80, 10, Failure.Refused)));

    [Fact]
    public void An_outage_from_the_start_is_a_gap() =>
        Assert.Equal((95, 0), GapOf(Record.Lost(0, 1, Failure.Refused), Record.Success(90, 5)));

    private static (double, double) GapOf(params ImmutableArray<RequestRecord> records)
    {
        var sum = LoadSummary.Of(records);
        return (sum.LongestGapMs, sum.LongestGapAtMs);
    }

    [Fact]
    public void Books_without_a_request_add_up_to_nothing() => Assert.Equal((0, 0, 0.0), (LoadSummary.Of([]).Total, LoadSummary.Of([]).Failed, LoadSummary.Of([]).P99));
}
