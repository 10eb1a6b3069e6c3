using Modelc.Bench.Availability;

namespace Modelc.Bench.Tests;

public sealed class HealingTests
{
    [Fact]
    public void Who_loses_nothing_has_felt_nothing()
    {
        var healing = Healing.Of(Rounds.Of(Incident.Kill, due => Rounds.Answered(due)));

        Assert.Equal(new Healing(0, null), healing);
    }

    [Fact]
    public void A_broken_replica_is_felt_until_the_last_request_that_is_lost_or_late()
    {
        var round = Rounds.Of(Incident.Kill, due => due switch
        {
            >= 5000 and < 5800 => Rounds.Lost(due),
            6000 => Rounds.Answered(due, latency: 500),
            _ => Rounds.Answered(due),
        });

        Assert.Equal(1000, Healing.Of(round).LastFeltMs);
    }

    [Fact]
    public void What_was_in_flight_when_it_broke_counts()
    {
        var round = Rounds.Of(Incident.Hang, due => due == 4990 ? Rounds.Answered(due, latency: 2100) : Rounds.Answered(due));

        // It was due before, so nothing that came after was felt.
        Assert.Equal(0, Healing.Of(round).LastFeltMs);
    }

    [Fact]
    public void Trouble_before_it_broke_and_long_after_is_not_its_fault()
    {
        var round = Rounds.Of(Incident.Kill, due => due is 4000 or 5500 or 12_000 ? Rounds.Lost(due) : Rounds.Answered(due));

        Assert.Equal(500, Healing.Of(round).LastFeltMs);
    }

    [Fact]
    public void Who_still_suffers_at_the_end_has_not_healed()
    {
        var round = Rounds.Of(Incident.Kill, due => due > 5000 ? Rounds.Lost(due) : Rounds.Answered(due));

        Assert.Null(Healing.Of(round).LastFeltMs);
    }

    [Fact]
    public void A_replica_that_was_not_there_before_is_the_replacement()
    {
        var round = Rounds.Of(Incident.Kill, due => Rounds.Answered(due, due >= 9000 && due % 40 == 0 ? "new-1" : "old-2"));

        Assert.Equal(4020, Healing.Of(round).ReplacedMs);
    }

    [Fact]
    public void The_broken_one_replaces_itself_when_it_answers_again_but_not_by_what_it_said_before_it_broke()
    {
        var round = Rounds.Of(Incident.Hang, due => Rounds.Answered(due, due is < 5200 or >= 8000 ? "old-1" : "old-2"));

        Assert.Equal(3020, Healing.Of(round).ReplacedMs);
    }

    [Fact]
    public void What_a_stopped_one_still_finishes_replaces_nobody()
    {
        var round = Rounds.Of(Incident.Stop, due => Rounds.Answered(due, due < 6300 ? "old-1" : "old-2"));

        Assert.Null(Healing.Of(round).ReplacedMs);
    }

    [Fact]
    public void What_it_answers_late_when_it_thaws_replaces_nobody()
    {
        var round = Rounds.Of(Incident.Hang, due => due switch
        {
            4990 => Rounds.Answered(due, "old-1", latency: 2000),
            < 5000 or >= 9000 => Rounds.Answered(due, "old-1"),
            _ => Rounds.Answered(due),
        });

        Assert.Equal(4020, Healing.Of(round).ReplacedMs);
    }

    [Fact]
    public void Where_the_generator_was_late_the_service_was_not()
    {
        var round = Rounds.Of(Incident.Kill, due => due == 6000 ? Rounds.Answered(due, latency: 500) with { LagMs = 480 } : Rounds.Answered(due));

        Assert.Equal(0, Healing.Of(round).LastFeltMs);
    }

    [Fact]
    public void A_lost_request_replaces_nobody()
    {
        var round = Rounds.Of(Incident.Kill, due => due > 6000 ? Rounds.Lost(due) with { Replica = "new-1" } : Rounds.Answered(due));

        Assert.Null(Healing.Of(round).ReplacedMs);
    }
}
