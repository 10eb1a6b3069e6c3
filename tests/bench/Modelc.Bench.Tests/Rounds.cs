using Modelc.Bench.Availability;
using Modelc.Load;

namespace Modelc.Bench.Tests;

/// <summary>Rounds as a test writes them: 100 requests per second for 20 s, something at 5 s.</summary>
internal static class Rounds
{
    public const double IncidentMs = 5000;

    public static Round Of(Incident incident, Func<double, Sent> request) => new(
        "someone", incident, 100, DateTimeOffset.UnixEpoch, ["old-1", "old-2"], incident.IsFault() ? "old-1" : null, 0.5,
        [new Mark(IncidentMs, incident.Word())], [.. Enumerable.Range(0, 2000).Select(number => request(number * 10))]);

    public static Sent Answered(double due, string replica = "old-2", double latency = 20, string version = "v1.0") =>
        new(due, latency, 0, Failure.None, version, replica);

    public static Sent Lost(double due) => new(due, 20, 0, Failure.Status, null, null);
}
