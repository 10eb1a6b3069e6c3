using System.Globalization;

namespace Modelc.Load;

/// <summary>How a request failed; <see cref="None"/> when it did not.</summary>
public enum Failure
{
    None,

    /// <summary>Nobody listens on the port.</summary>
    Refused,

    /// <summary>No way to the host, or no such name.</summary>
    Unreachable,

    /// <summary>No complete answer in time.</summary>
    Timeout,

    /// <summary>The connection ended before the answer was complete.</summary>
    Cut,

    /// <summary>The answer says 400 or more.</summary>
    Status,

    /// <summary>The answer is not HTTP.</summary>
    Malformed,
}

/// <summary>One request's line in the books.</summary>
/// <param name="StartMs">When it was due, from the start of the run.</param>
/// <param name="LatencyMs">From the moment it was due, so a stalled server cannot hide the requests it kept waiting.</param>
/// <param name="LagMs">How late the generator itself was.</param>
/// <param name="IdleMs">How long its connection had been idle, when it had carried another request before.</param>
public sealed record RequestRecord(
    int Number, double StartMs, double LatencyMs, double LagMs, double? IdleMs,
    Failure Failure, int? Status, string? Version, string? Replica)
{
    public bool Succeeded => Failure == Failure.None;

    public bool Reused => IdleMs is not null;

    public double EndMs => StartMs + LatencyMs;

    /// <summary>A line for whoever wants to know what became of it.</summary>
    public string Describe(DateTimeOffset due) =>
        string.Create(CultureInfo.InvariantCulture, $"{due:HH:mm:ss.fff} {Failure} {Status} after {LatencyMs:F0} ms, {(Reused ? $"kept, idle for {IdleMs:F0} ms" : "fresh")}");
}
