namespace Modelc.Bench.Availability;

/// <summary>How long a broken replica was felt, and how long it was missed, in milliseconds from the moment it broke.</summary>
/// <param name="LastFeltMs">
/// The last request that suffered from it: lost or, unless the whole machine was slow, answered late. Zero when none did. Null
/// when requests still suffered at the end.
/// </param>
/// <param name="ReplacedMs">The first answer of a replica in its place, or null when none came.</param>
internal sealed record Healing(double? LastFeltMs, double? ReplacedMs)
{
    /// <summary>Trouble that comes after so long a calm has another reason.</summary>
    private const double CalmMs = 3000;

    public static Healing Of(Round round)
    {
        var broke = round.IncidentMs;
        var felt = LastFelt(round, broke);
        var end = round.Requests.Select(request => request.DueMs).DefaultIfEmpty().Max();
        var answers = round.Requests.Where(request => request.EndMs > broke && !request.IsLost);
        var after = answers.Where(request => request.Replica is { } replica && replica != round.Victim && !round.Replicas.Contains(replica))
            .Concat(Returned(round)).ToList();
        return new Healing(
            end - felt < CalmMs / 2 ? null : Math.Max(0, felt - broke),
            after is [] ? null : after.Min(request => request.EndMs) - broke);
    }

    /// <summary>Those in flight when it broke were due before.</summary>
    private static double LastFelt(Round round, double broke)
    {
        var last = broke;
        var countsSlow = !Tally.Of(round).IsMachineTheLimit;
        foreach (var request in round.Requests.Where(request => request.EndMs > broke && (request.IsLost || (countsSlow && request.IsSlow))))
        {
            if (request.DueMs - last > CalmMs)
                break;
            last = Math.Max(last, request.DueMs);
        }

        return last;
    }

    /// <summary>
    /// The broken one, once it was silent for a while and answers at once: what it still finishes when it is stopped, or when
    /// it thaws to be stopped, is no sign of life.
    /// </summary>
    private static IEnumerable<Sent> Returned(Round round)
    {
        var answers = round.Requests.Where(request => !request.IsLost && !request.IsSlow && request.Replica is not null && request.Replica == round.Victim)
            .OrderBy(request => request.EndMs).ToList();
        return answers.Zip(answers.Skip(1))
            .Where(pair => pair.Second.EndMs > round.IncidentMs && pair.Second.EndMs - Math.Max(pair.First.EndMs, round.IncidentMs) > SilenceMs)
            .Select(pair => pair.Second).Take(1);
    }

    /// <summary>Less than an application needs to start, more than four replicas in turn ever leave between two answers.</summary>
    private const double SilenceMs = 1500;
}
