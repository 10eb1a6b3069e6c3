using Modelc.Artifacts;

namespace Modelc.Compiler.Plan;

/// <summary>
/// What holds where the model says nothing, and why. The times belong together: a change of one is a change of those
/// that are worked out from it (see <see cref="UpdatePlanner"/>), and the lab is where to find out what it costs.
/// </summary>
internal static class Defaults
{
    // A probe every two seconds is seldom enough not to be felt and often enough to notice a hang within ten.
    public static readonly Duration HealthInterval = Duration.FromSeconds(2);
    public static readonly Duration HealthTimeout = Duration.FromSeconds(2);
    public const int HealthRetries = 3;

    // Failures do not count while something boots: a JVM on a small board needs most of a minute.
    public static readonly Duration StartPeriod = Duration.FromSeconds(60);

    // Many a bad release is healthy once and dies when its first connection or timer gives up; Swarm takes the first healthy
    // probe for success.
    public static readonly Duration Soak = Duration.FromSeconds(10);

    // A swarm goes on to the next replica after this, so what is wrong with the first must have shown by then.
    public static readonly Duration ShortestUpdateDelay = Duration.FromSeconds(10);

    // The failure of one replica must still count while the next one is being started.
    public static readonly Duration MonitorBeyondDelay = Duration.FromSeconds(5);

    // An old version that was healthy a minute ago needs no long look.
    public static readonly Duration RollbackMonitor = Duration.FromSeconds(5);

    // What a proxy waits for an answer, and so the longest request that an update is careful about.
    public static readonly Duration RequestTimeout = Duration.FromSeconds(30);

    // Swarm takes a replica's name away two seconds before it stops it; most requests end within five.
    public static readonly Duration SwarmDrain = Duration.FromSeconds(5);

    // A container behind no balancer, or already drained: time to close files.
    public static readonly Duration StopGrace = Duration.FromSeconds(10);

    // A gigabyte over a slow line.
    public static readonly Duration ImagePull = Duration.FromSeconds(300);

    // Docker doubles its own delay from 100 ms; a swarm waits this long each time.
    public static readonly Duration RestartDelay = Duration.FromSeconds(1);

    // Two failed checks take a hung replica out of the balancer in about a second.
    public static readonly Duration ProxyCheckInterval = new(500);

    // Start-first overlaps: twice the replicas. In tens, so that scaling seldom changes the proxy's file.
    public const int SlotsPerReplica = 2;
    public const int SlotStep = 10;

    public static readonly Duration WatchdogInterval = Duration.FromSeconds(2);
    public static readonly Duration WatchdogTimeout = Duration.FromSeconds(2);
    public const int WatchdogFailures = 3;
    public const int WatchdogSuccesses = 2;

    public const int SshPort = 22;
    public const int EnginePort = 2375;
    public const int EngineTlsPort = 2376;
    public const int NetdataPort = 19999;

    // A swarm's config may have 1000 KiB; an upload is held in memory while the build runs.
    public const long LargestConfig = 1000 * 1024;
    public const long LargestUpload = 100 * 1024 * 1024;
}
