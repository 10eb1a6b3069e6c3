using System.Collections.Immutable;
using System.Text;
using Modelc.Bench.Charts;

namespace Modelc.Bench.Availability;

/// <summary>What haproxy costs on the way to a small page: the median of the turns.</summary>
internal static class ProxySection
{
    public static string Of(ImmutableArray<ProxyRun> runs, Action<string, Svg> save)
    {
        var ways = (from run in runs
                    group run by (run.IsKept, run.Way) into turns
                    select Median([.. turns])).ToList();
        save("proxy-cost", Chart(ways));
        var text = new StringBuilder($"""
            ## What the proxy costs

            ![What the proxy costs](proxy-cost.svg)

            `wrk` with {ProxyCost.Connections} connections asks nginx for a small page, {ProxyCost.Seconds} s at a time, the ways in turn; medians of the turns. The generator, haproxy and
            both nginx share two processors, so "direct" is what they carry without a proxy, and every proxy takes its part of them.

            | way | connections of the client | requests per second | of direct | p99 | bad answers |
            |---|---|---|---|---|---|

            """);
        foreach (var way in ways)
            text.Append(Row(way, ways.First(one => one.IsKept == way.IsKept && one.Way == "direct")));
        return text.Append('\n').ToString();
    }

    private static string Row(ProxyRun way, ProxyRun direct) => FormattableString.Invariant(
        $"| {way.Way} | {Kind(way)} | {way.RequestsPerSecond:0} | {way.RequestsPerSecond / direct.RequestsPerSecond * 100:0} % | {way.P99Ms:0.0} ms | {way.Bad} |\n");

    private static string Kind(ProxyRun way) => way.IsKept ? "kept" : "a new one each";

    private static ProxyRun Median(ImmutableArray<ProxyRun> turns) => turns[0] with
    {
        RequestsPerSecond = turns.Select(turn => turn.RequestsPerSecond).Order().ElementAt(turns.Length / 2),
        P99Ms = turns.Select(turn => turn.P99Ms).Order().ElementAt(turns.Length / 2),
        Bad = turns.Sum(turn => turn.Bad),
    };

    private static Svg Chart(List<ProxyRun> ways) => Bars.Draw(
        "What the proxy costs", "requests per second on two processors, which the generator shares",
        [.. ways.GroupBy(Kind).Select(kind => ($"connections of the client: {kind.Key}", (IReadOnlyList<Bar>)[.. kind.Select(ToBar)]))]);

    private static Bar ToBar(ProxyRun way) => new(
        way.Way, way.RequestsPerSecond, FormattableString.Invariant($"{way.RequestsPerSecond:0} /s, p99 {way.P99Ms:0.0} ms"),
        way.Way == "as generated" ? Palette.Moment : Palette.Answered);
}
