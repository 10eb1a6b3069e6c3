namespace Modelc.Bench.Apply;

/// <summary>
/// What no tool can be faster than: the application's own start, and the time for which the model wants a replica to be
/// healthy before it counts. All else (orders to the engine, containers, networks, logins) is on top.
/// </summary>
internal sealed record Bound(int Replicas, TimeSpan Start, TimeSpan Soak, TimeSpan Monitor)
{
    /// <summary>All replicas start together.</summary>
    public TimeSpan First => Start + Soak;

    /// <summary>One after the other; after the last the swarm watches for a time before it calls the update completed.</summary>
    public TimeSpan Change => (Replicas * (Start + Soak)) + Monitor;
}
