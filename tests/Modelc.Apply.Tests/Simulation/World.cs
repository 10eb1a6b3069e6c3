using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;

namespace Modelc.Apply.Tests.Simulation;

/// <summary>Where in a call to a host the process that makes it dies.</summary>
internal enum Death
{
    Before,
    /// <summary>The host was in the middle of it, and goes no further.</summary>
    Midway,
    /// <summary>The host did it, and nobody heard.</summary>
    After,
}

/// <summary>The process that applies is no more: nothing that it would do after this happens.</summary>
internal sealed class KilledException : Exception;

/// <summary>Hosts in this process. They keep what real ones keep, and count how they are asked.</summary>
internal sealed class World
{
    private readonly ConcurrentDictionary<string, SimulatedHost> hosts = new(StringComparer.Ordinal);
    private int calls;
    private int running;
    private int mostRunning;

    /// <summary>What happened on all hosts, in order: "box hosts/box/web: said".</summary>
    public ConcurrentQueue<string> Events { get; } = [];

    public int Calls => calls;

    /// <summary>How many commands ran at the same moment at most; keepers of locks are not counted.</summary>
    public int MostRunning => mostRunning;

    /// <summary>The call at which the process dies, counted from 1; 0 for never.</summary>
    public int DiesAt { get; init; }

    public Death Death { get; init; }

    public bool IsDead { get; private set; }

    /// <summary>What the words of a step do before they end; a test holds them here, or lets them fail.</summary>
    public Func<string, string, Task<int>> Work { get; set; } = (_, _) => Task.FromResult(0);

    /// <summary>What every call has to wait for on its way.</summary>
    public Func<Task> Way { get; init; } = () => Task.CompletedTask;

    /// <summary>Hosts that cannot be reached.</summary>
    public ConcurrentDictionary<string, string> Down { get; } = new(StringComparer.Ordinal);

    public SimulatedHost this[string name] => hosts.GetOrAdd(name, host => new SimulatedHost(host));

    public IShell Open(string host) => new SimulatedShell(this, this[host]);

    public Fleet FleetOf(params IEnumerable<string> names) => new(names.Select(Open));

    /// <summary>The same hosts as another process finds them: the locks of a dead one are given back by their keepers.</summary>
    public World Successor(int diesAt = 0, Death death = Death.Before)
    {
        var next = new World { DiesAt = diesAt, Death = death };
        foreach (var (name, host) in hosts)
        {
            host.Holder = null;
            next.hosts[name] = host;
        }

        return next;
    }

    /// <summary>Everything that matters of all hosts, as a text: what runs, what is remembered, which releases are kept.</summary>
    public string State() => string.Join('\n', hosts.OrderBy(host => host.Key, StringComparer.Ordinal).Select(host => host.Value.State()));

    public async Task<ShellAnswer> CountedAsync(SimulatedHost host, Func<bool, Task<ShellAnswer>> serve)
    {
        if (IsDead)
            throw new KilledException();
        if (Down.TryGetValue(host.Name, out var why))
            throw new HostFailureException(host.Name, why);
        var dies = Interlocked.Increment(ref calls) == DiesAt;
        if (dies && Death == Death.Before)
            throw Killed();
        var now = Interlocked.Increment(ref running);
        InterlockedMax(ref mostRunning, now);
        try
        {
            await Way();
            var answer = await serve(dies && Death == Death.Midway);
            return dies ? throw Killed() : IsDead ? throw new KilledException() : answer;
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    private KilledException Killed()
    {
        IsDead = true;
        return new KilledException();
    }

    private static void InterlockedMax(ref int most, int now)
    {
        for (var seen = most; now > seen; seen = most)
            Interlocked.CompareExchange(ref most, now, seen);
    }
}
