using System.Collections.Immutable;
using Modelc.Load;

namespace Modelc.Bench.Availability;

/// <summary>One request: when it was due, from the start of the round, and what became of it.</summary>
internal readonly record struct Sent(double DueMs, double LatencyMs, double LagMs, Failure Failure, string? Version, string? Replica)
{
    public const double SlowMs = 250;

    public bool IsLost => Failure != Failure.None;

    /// <summary>What the generator was late by is not the service's fault.</summary>
    public bool IsSlow => !IsLost && LatencyMs - LagMs > SlowMs;

    public double EndMs => DueMs + LatencyMs;
}

/// <summary>A step of what was done, as it is drawn into the chart.</summary>
internal sealed record Mark(double AtMs, string Text);

/// <summary>One contender through one incident at one rate: all that the report is made from.</summary>
/// <param name="Replicas">Those that ran before.</param>
/// <param name="Victim">The one that broke, if one did.</param>
/// <param name="BusyShare">Of the machine's processors, from 0 to 1.</param>
internal sealed record Round(
    string Contender, Incident Incident, int Rate, DateTimeOffset Began,
    ImmutableArray<string> Replicas, string? Victim, double BusyShare,
    ImmutableArray<Mark> Marks, ImmutableArray<Sent> Requests)
{
    /// <summary>When it broke, or when the change was asked for.</summary>
    public double IncidentMs => Marks[0].AtMs;

    /// <summary>Requests of several loads on the clock of the round, in the order in which they were due.</summary>
    public static ImmutableArray<Sent> Merge(DateTimeOffset began, IEnumerable<LoadReport> reports) =>
    [
        .. from report in reports
           let offset = (report.Began - began).TotalMilliseconds
           from request in report.Requests
           let sent = new Sent(
               Math.Round(offset + request.StartMs, 1), Math.Round(request.LatencyMs, 1), Math.Round(request.LagMs, 1),
               request.Failure, request.Version, request.Replica)
           orderby sent.DueMs
           select sent,
    ];
}
