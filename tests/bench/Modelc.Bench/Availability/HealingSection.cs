using System.Text;
using Modelc.Bench.Charts;

namespace Modelc.Bench.Availability;

/// <summary>How long a broken replica was felt, and when another one served in its place.</summary>
internal static class HealingSection
{
    public static string Of(IReadOnlyList<Round> rounds, Action<string, Svg> save)
    {
        if (rounds.Count == 0)
            return "";
        save("healing", Chart(rounds));
        var text = new StringBuilder($"""
            ## Time to heal

            ![Time to heal](healing.svg)

            From the moment a replica broke, at {Report.Count(rounds[0].Rate)} requests per second: until the last request that suffered from it (lost or slow), which is
            when it was out of traffic, and until the first answer of a replica in its place. "not seen": not before the round ended.

            | contender | incident | last suffered | replaced | lost | slow |
            |---|---|---|---|---|---|

            """);
        foreach (var (entry, round) in Each(rounds))
        {
            var (healing, tally) = (Healing.Of(round), Tally.Of(round));
            text.Append($"| {entry.Title} | {round.Incident.Word()} | {Seconds(healing.LastFeltMs, round)} | {Seconds(healing.ReplacedMs, round)} | {Report.Count(tally.Lost)} | {Report.Count(tally.Slow)} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static IEnumerable<(Entry Entry, Round Round)> Each(IReadOnlyList<Round> rounds) =>
        from entry in Report.Measured(rounds)
        from round in rounds
        where round.Contender == entry.Name
        orderby round.Incident
        group (entry, round) by entry into ofEntry
        from one in ofEntry
        select one;

    private static string Seconds(double? milliseconds, Round round) => milliseconds is { } some
        ? FormattableString.Invariant($"{some / 1000:0.0} s")
        : FormattableString.Invariant($"not seen in {Watched(round) / 1000:0} s");

    private static double Watched(Round round) => round.Requests[^1].DueMs - round.IncidentMs;

    private static Svg Chart(IReadOnlyList<Round> rounds) => Bars.Draw(
        "Time to heal", "red: requests suffered; blue: until another replica served in its place, or as long as it was waited for",
        [.. Report.Incidents(rounds).Select(incident => ($"{incident.Word()} of one replica", (IReadOnlyList<Bar>)[.. BarsOf(rounds, incident)]))]);

    private static IEnumerable<Bar> BarsOf(IReadOnlyList<Round> rounds, Incident incident)
    {
        foreach (var (entry, round) in Each(rounds).Where(one => one.Round.Incident == incident))
        {
            var healing = Healing.Of(round);
            yield return new Bar(entry.Title, healing.LastFeltMs ?? Watched(round), Seconds(healing.LastFeltMs, round), Palette.Lost);
            yield return new Bar("", healing.ReplacedMs ?? Watched(round), Seconds(healing.ReplacedMs, round), Palette.Answered);
        }
    }
}
