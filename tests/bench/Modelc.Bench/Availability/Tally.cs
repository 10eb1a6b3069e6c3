using System.Collections.Immutable;
using Modelc.Load;

namespace Modelc.Bench.Availability;

/// <summary>A round, added up.</summary>
/// <param name="IsDeadAtEnd">Whether nothing at all was answered in the last two seconds.</param>
internal sealed record Tally(
    int Total, int Lost, ImmutableSortedDictionary<Failure, int> Kinds, int Slow, double P99Ms, double LateP99Ms, bool IsDeadAtEnd)
{
    /// <summary>A generator that is later than this for one request of a hundred has not kept its rate.</summary>
    public const double TooLateMs = 50;

    private const double EndMs = 2000;

    /// <summary>Whether the machine was the limit, so that slowness says nothing about a contender.</summary>
    public bool IsMachineTheLimit => LateP99Ms > TooLateMs;

    public static Tally Of(Round round)
    {
        var requests = round.Requests;
        var last = requests.Length == 0 ? 0 : requests[^1].DueMs - EndMs;
        return new Tally(
            requests.Length,
            requests.Count(request => request.IsLost),
            requests.Where(request => request.IsLost).CountBy(request => request.Failure).ToImmutableSortedDictionary(),
            requests.Count(request => request.IsSlow),
            Percentile99(requests.Where(request => !request.IsLost).Select(request => request.LatencyMs)),
            Percentile99(requests.Select(request => request.LagMs)),
            requests.Where(request => request.DueMs >= last).All(request => request.IsLost));
    }

    private static double Percentile99(IEnumerable<double> values) => LoadSummary.Percentile([.. values.Order()], 99);
}
