using System.Collections.Immutable;

namespace Modelc.Load;

/// <summary>The books, added up. Times are milliseconds; latencies are those of requests that succeeded.</summary>
/// <param name="LongestGapMs">
/// The longest time in which no request succeeded: from the start to the first success, between successes, or from the last
/// success to the end of the last request.
/// </param>
public sealed record LoadSummary(
    int Total, int Succeeded, int Failed,
    ImmutableSortedDictionary<Failure, int> Failures,
    ImmutableSortedDictionary<string, int> Versions,
    ImmutableSortedDictionary<string, int> Replicas,
    double P50, double P90, double P99, double P999, double Max,
    double LongestGapMs, double LongestGapAtMs, double GeneratorLagMs)
{
    public static LoadSummary Of(IReadOnlyCollection<RequestRecord> records)
    {
        var succeeded = records.Where(record => record.Succeeded).ToArray();
        var latencies = succeeded.Select(record => record.LatencyMs).Order().ToArray();
        var (gap, gapAt) = LongestGap(records);
        return new LoadSummary(
            records.Count, succeeded.Length, records.Count - succeeded.Length,
            records.Where(record => !record.Succeeded).CountBy(record => record.Failure).ToImmutableSortedDictionary(),
            CountNames(succeeded.Select(record => record.Version)),
            CountNames(succeeded.Select(record => record.Replica)),
            Percentile(latencies, 50), Percentile(latencies, 90), Percentile(latencies, 99), Percentile(latencies, 99.9),
            latencies.LastOrDefault(), gap, gapAt, records.Select(record => record.LagMs).DefaultIfEmpty().Max());
    }

    /// <summary>The smallest latency that at least so many percent of the requests did not exceed.</summary>
    public static double Percentile(IReadOnlyList<double> ordered, double percent) =>
        ordered.Count == 0 ? 0 : ordered[Math.Max(0, (int)Math.Ceiling(percent / 100 * ordered.Count) - 1)];

    private static (double Length, double At) LongestGap(IReadOnlyCollection<RequestRecord> records)
    {
        if (records.Count == 0)
            return (0, 0);
        var ends = records.Where(record => record.Succeeded).Select(record => record.EndMs)
            .Prepend(0).Append(records.Max(record => record.EndMs)).Order().ToArray();
        return ends.Zip(ends.Skip(1), (from, to) => (to - from, from)).MaxBy(gap => gap.Item1);
    }

    private static ImmutableSortedDictionary<string, int> CountNames(IEnumerable<string?> names) =>
        names.Select(name => name ?? "?").CountBy(name => name).ToImmutableSortedDictionary(StringComparer.Ordinal);
}
