using System.Collections.Immutable;
using System.Text;
using Modelc.Bench.Charts;

namespace Modelc.Bench.Availability;

/// <summary>One chart for each contender: a row for each incident, a column for each rate.</summary>
internal static class TimelineSection
{
    private const double PanelWidth = 440;
    private const double Gap = 30;
    private const double Head = 50;

    public static string Of(IReadOnlyList<Round> rounds, Action<string, Svg> save)
    {
        var text = new StringBuilder("""
            ## Requests over time

            Blue: answered; amber: after more than 250 ms; red: lost, by the moment they were due.


            """);
        foreach (var entry in Report.Measured(rounds))
        {
            save($"timeline-{entry.Name}", Chart(entry, [.. rounds.Where(round => round.Contender == entry.Name)]));
            text.Append($"![{entry.Title}](timeline-{entry.Name}.svg)\n\n");
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static Svg Chart(Entry entry, IReadOnlyList<Round> rounds)
    {
        var rates = rounds.Select(round => round.Rate).Distinct().Order().ToList();
        var incidents = Report.Incidents(rounds);
        var svg = new Svg(rates.Count * (PanelWidth + Gap) + Gap, Head + incidents.Length * Timeline.Height, entry.Title);
        svg.Text(Gap, 22, entry.Title, 15, isBold: true);
        svg.Text(Gap, 38, "blue: answered; amber: after more than 250 ms; red: lost", 11, color: Palette.Axis);
        foreach (var round in rounds)
        {
            TimelineOf(round).Draw(
                svg, Gap + rates.IndexOf(round.Rate) * (PanelWidth + Gap), Head + incidents.IndexOf(round.Incident) * Timeline.Height, PanelWidth);
        }

        return svg;
    }

    internal static Timeline TimelineOf(Round round)
    {
        var seconds = round.Requests.Select(request => request.DueMs).DefaultIfEmpty().Max() / 1000;
        var binMs = seconds switch { > 80 => 1000.0, > 40 => 500, _ => 250 };
        var bins = new Bin[(int)(seconds * 1000 / binMs) + 1];
        foreach (var request in round.Requests)
        {
            ref var bin = ref bins[(int)(request.DueMs / binMs)];
            bin = request switch
            {
                { IsLost: true } => bin with { Lost = bin.Lost + 1 },
                { IsSlow: true } => bin with { Slow = bin.Slow + 1 },
                _ => bin with { Answered = bin.Answered + 1 },
            };
        }

        var tally = Tally.Of(round);
        var title = $"{round.Incident.Word()} at {Report.Count(round.Rate)}/s: {Report.Count(tally.Lost)} of {Report.Count(tally.Total)} lost{(tally.IsDeadAtEnd ? ", dead" : "")}";
        return new Timeline(title, binMs, (int)(round.Rate * binMs / 1000 * 1.15), [.. bins], MomentsOf(round));
    }

    private static ImmutableArray<Moment> MomentsOf(Round round)
    {
        IEnumerable<Moment> marks = round.Marks.Select(mark => new Moment(mark.AtMs, mark.Text));
        if (round.Incident.IsFault() && Healing.Of(round) is { ReplacedMs: { } replaced })
            marks = marks.Append(new Moment(round.IncidentMs + replaced, "replaced"));
        if (round.Incident == Incident.Update)
            marks = marks.Concat(Handover(round));
        return [.. marks.OrderBy(moment => moment.AtMs)];
    }

    /// <summary>The first answer of the new version, and the last one of the old.</summary>
    private static IEnumerable<Moment> Handover(Round round)
    {
        var answers = round.Requests.Where(request => !request.IsLost && request.Version is not null).ToList();
        if (answers is [] || answers.FirstOrDefault(request => request.Version != answers[0].Version) is not { Version: { } version } first)
            yield break;
        yield return new Moment(first.DueMs, $"first {version}");
        yield return new Moment(answers.Last(request => request.Version == answers[0].Version).DueMs, $"last {answers[0].Version}");
    }
}
