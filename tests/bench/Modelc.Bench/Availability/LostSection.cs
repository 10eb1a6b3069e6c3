using System.Collections.Immutable;
using System.Text;
using Modelc.Bench.Charts;
using Modelc.Load;

namespace Modelc.Bench.Availability;

/// <summary>Requests lost at one rate: a chart, a table of counts by kind, and how much the machine had to do.</summary>
internal static class LostSection
{
    public static string Of(int rate, IReadOnlyList<Round> rounds, Action<string, Svg> save)
    {
        var incidents = Report.Incidents(rounds);
        save($"lost-{rate}", Chart(rate, rounds, incidents));
        var text = new StringBuilder($"""
            ## Requests lost at {Report.Count(rate)} per second

            ![Requests lost at {rate} per second](lost-{rate}.svg)

            | contender | {string.Join(" | ", incidents.Select(incident => incident.Word()))} |
            |---|{string.Concat(incidents.Select(_ => "---|"))}

            """);
        foreach (var entry in Report.Measured(rounds))
            text.Append($"| {entry.Title} | {string.Join(" | ", incidents.Select(incident => Cell(Find(rounds, entry, incident))))} |\n");
        return text.Append('\n').Append(Machine(rounds, incidents)).ToString();
    }

    private static Round? Find(IReadOnlyList<Round> rounds, Entry entry, Incident incident) =>
        rounds.FirstOrDefault(round => round.Contender == entry.Name && round.Incident == incident);

    private static Svg Chart(int rate, IReadOnlyList<Round> rounds, ImmutableArray<Incident> incidents) => Matrix.Draw(
        $"Requests lost at {Report.Count(rate)} per second", "lost of sent; \"dead\": nothing was answered any more", [.. incidents.Select(incident => incident.Word())],
        [.. Report.Measured(rounds).Select(entry => (entry.Title, incidents.Select(incident => ChartCell(Find(rounds, entry, incident))).ToImmutableArray()))]);

    private static Cell? ChartCell(Round? round)
    {
        if (round is null)
            return null;
        var tally = Tally.Of(round);
        return new Cell($"{Report.Count(tally.Lost)} of {Report.Count(tally.Total)}{(tally.IsDeadAtEnd ? ", dead" : "")}", tally.Total == 0 ? 0 : (double)tally.Lost / tally.Total);
    }

    private static string Cell(Round? round)
    {
        if (round is null)
            return "";
        var tally = Tally.Of(round);
        var lost = tally.Lost == 0 ? $"**0** of {Report.Count(tally.Total)}" : $"{Report.Count(tally.Lost)} of {Report.Count(tally.Total)} ({Kinds(tally)})";
        return tally.IsDeadAtEnd ? $"{lost}; **dead**" : lost;
    }

    private static string Kinds(Tally tally) => string.Join(", ", tally.Kinds.Select(kind => $"{Report.Count(kind.Value)} {Word(kind.Key)}"));

    private static string Word(Failure failure) => failure switch
    {
        Failure.Status => "answered with an error",
        Failure.Timeout => "not answered in time",
        Failure.Cut => "cut off",
        _ => failure.ToString().ToLowerInvariant(),
    };

    private static string Machine(IReadOnlyList<Round> rounds, ImmutableArray<Incident> incidents)
    {
        var text = new StringBuilder($"""
            Beside the counts: the 99th percentile of answers, how many were slow, how busy both processors were, and how late
            the generator was for one request of a hundred. Where it was later than {Tally.TooLateMs} ms (**bold**) the machine was the limit.

            | contender | {string.Join(" | ", incidents.Select(incident => incident.Word()))} |
            |---|{string.Concat(incidents.Select(_ => "---|"))}

            """);
        foreach (var entry in Report.Measured(rounds))
            text.Append($"| {entry.Title} | {string.Join(" | ", incidents.Select(incident => Load(Find(rounds, entry, incident))))} |\n");
        return text.Append('\n').ToString();
    }

    private static string Load(Round? round)
    {
        if (round is null)
            return "";
        var tally = Tally.Of(round);
        var late = FormattableString.Invariant($"late {tally.LateP99Ms:0} ms");
        return FormattableString.Invariant($"{tally.P99Ms:0} ms, {tally.Slow} slow, busy {round.BusyShare * 100:0} %, ")
            + (tally.IsMachineTheLimit ? $"**{late}**" : late);
    }
}
