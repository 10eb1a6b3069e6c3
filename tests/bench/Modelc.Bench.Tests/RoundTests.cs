using Modelc.Bench.Availability;
using Modelc.Load;

namespace Modelc.Bench.Tests;

public sealed class RoundTests
{
    private static readonly DateTimeOffset Began = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Loads_that_began_at_different_moments_are_put_on_one_clock()
    {
        var merged = Round.Merge(Began, [Report(Began.AddMilliseconds(200), 0, 10), Report(Began.AddMilliseconds(205), 0, 10)]);

        Assert.Equal([200, 205, 210, 215], merged.Select(request => request.DueMs));
    }

    private static LoadReport Report(DateTimeOffset began, params double[] due) => LoadReport.Of(
        new LoadOptions(new Uri("http://192.0.2.1/")), began,
        [.. due.Select((start, number) => new RequestRecord(number, start, 20, 0, IdleMs: null, Failure.None, 200, "v1.0", "r"))]);

    [Fact]
    public void The_books_say_how_many_were_lost_of_what_kind_and_how_many_were_late()
    {
        var tally = Tally.Of(Rounds.Of(Incident.Update, due => due switch
        {
            < 100 => Rounds.Lost(due),
            100 => Rounds.Lost(due) with { Failure = Failure.Cut },
            < 200 => Rounds.Answered(due, latency: 251),
            _ => Rounds.Answered(due),
        }));

        Assert.Equal((2000, 11, 9), (tally.Total, tally.Lost, tally.Slow));
        Assert.Equal([new(Failure.Cut, 1), new(Failure.Status, 10)], tally.Kinds);
        Assert.False(tally.IsDeadAtEnd);
    }

    [Theory]
    [InlineData(17_900, true)]
    [InlineData(18_100, false)]
    public void Who_answers_nothing_in_the_last_two_seconds_is_dead(double lastAnswer, bool isDead)
    {
        var round = Rounds.Of(Incident.Update, due => due > lastAnswer ? Rounds.Lost(due) : Rounds.Answered(due));

        Assert.Equal(isDead, Tally.Of(round).IsDeadAtEnd);
    }

    [Fact]
    public void A_round_is_the_same_after_it_was_kept_and_read()
    {
        var folder = Directory.CreateTempSubdirectory("modelc-rounds-");
        try
        {
            var round = Rounds.Of(Incident.ScaleDown, due => due < 50 ? Rounds.Lost(due) : Rounds.Answered(due));
            new RoundStore(folder.FullName).Save(round);

            var read = Assert.Single(new RoundStore(folder.FullName).Load());

            Assert.Equal(round.Requests.AsEnumerable(), read.Requests);
            Assert.Equal(round.Marks.AsEnumerable(), read.Marks);
            Assert.Equal((round.Contender, round.Incident, round.Rate), (read.Contender, read.Incident, read.Rate));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_incident_is_found_by_its_word() =>
        Assert.Equal(Incidents.All, Incidents.All.Select(incident => Incidents.Parse(incident.Word())));
}
