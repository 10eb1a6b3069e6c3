using System.Collections.Immutable;
using Modelc.Load;

namespace Modelc.Lab.Tests.Raising;

/// <summary>What one load saw while one thing was done.</summary>
/// <param name="Stalls">When the machine had no time.</param>
internal sealed record LoadRow(
    string What, string Load, DateTimeOffset From,
    IReadOnlyList<(DateTimeOffset Due, RequestRecord Request)> Requests, ImmutableArray<DateTimeOffset> Stalls)
{
    public LoadSummary Summary { get; } = LoadSummary.Of([.. Requests.Select(one => one.Request)]);

    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(3);

    /// <summary>Requests that failed although the machine had time. On one that has, these are all that failed.</summary>
    public int Lost => Requests.Count(IsLost);

    public int LostOverFresh => Requests.Count(one => IsLost(one) && !one.Request.Reused);

    public static void AssertNothingLost(params IReadOnlyList<LoadRow> rows) =>
        Assert.True(rows.All(row => row.Lost == 0), "Lost:\n" + string.Join('\n', rows.Where(row => row.Lost > 0)));

    private bool IsLost((DateTimeOffset Due, RequestRecord Request) one) => !one.Request.Succeeded && !HadStalled(one.Due);

    private bool HadStalled(DateTimeOffset due) => Stalls.Any(stall => stall <= due.AddSeconds(1) && due <= stall + Aftermath);

    /// <summary>From a moment to the last request that was due then or later and took so long, as one does that was sent to a dead replica first.</summary>
    public TimeSpan LastSlowAfter(DateTimeOffset moment, DateTimeOffset until, TimeSpan slow) => Requests
        .Where(one => one.Due >= moment && one.Due < until && one.Request.LatencyMs >= slow.TotalMilliseconds)
        .Select(one => one.Due - moment).DefaultIfEmpty().Max();

    /// <summary>When replicas that were not there before gave their first answer, or null.</summary>
    public DateTimeOffset? FirstAnswer(DateTimeOffset after, Func<string, bool> isReplica) => Requests
        .Where(one => one.Request is { Succeeded: true, Replica: { } replica } && one.Due >= after && isReplica(replica))
        .Select(one => one.Due.AddMilliseconds(one.Request.LatencyMs)).Cast<DateTimeOffset?>().Min();

    public override string ToString() =>
        $"{What} | {Load} | lost {Lost} of {Summary.Total}{Excused} | p99 {Summary.P99:F0} ms, slowest {Summary.Max:F0} ms, generator late by {Summary.GeneratorLagMs:F0} ms | "
        + string.Join(", ", Summary.Versions.Select(version => $"{version.Value} by {version.Key}"))
        + string.Concat(Requests.Where(one => !one.Request.Succeeded).Take(20).Select(one => $"\n    {one.Request.Describe(one.Due)}"));

    private string Excused => Summary.Failed > Lost ? $" and {Summary.Failed - Lost} when the machine had no time" : "";
}
