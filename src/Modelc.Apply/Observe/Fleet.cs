using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Hosts;

namespace Modelc.Apply.Observe;

/// <summary>The machines of a deployment. Many are asked at once, but never more than so many.</summary>
public sealed class Fleet(IEnumerable<IShell> shells, int atOnce = Fleet.UsualWidth) : IAsyncDisposable
{
    public const int UsualWidth = 16;

    private readonly ConcurrentDictionary<string, IShell> known =
        new(shells.Select(shell => KeyValuePair.Create(shell.Host, shell)), StringComparer.Ordinal);

    public IShell this[string host] => known[host];

    /// <summary>By name: whoever takes something on all of them takes it in this order.</summary>
    public ImmutableArray<string> Hosts => [.. known.Keys.Order(StringComparer.Ordinal)];

    public bool Has(string host) => known.ContainsKey(host);

    /// <summary>For a machine that only an older release knows.</summary>
    public void Add(IShell shell) => known[shell.Host] = shell;

    /// <summary>All of them, whatever becomes of some; the failures come back by name.</summary>
    public async Task<ImmutableArray<HostFailureException>> EachAsync(
        IEnumerable<string> hosts, Func<IShell, Task> ask, CancellationToken stop)
    {
        var failures = new ConcurrentBag<HostFailureException>();
        var options = new ParallelOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = stop };
        await Parallel.ForEachAsync(hosts, options, async (host, _) =>
        {
            try
            {
                await ask(this[host]);
            }
            catch (HostFailureException failure)
            {
                failures.Add(failure);
            }
        });
        return [.. failures.OrderBy(failure => failure.Host, StringComparer.Ordinal)];
    }

    public async ValueTask DisposeAsync() =>
        await Parallel.ForEachAsync(known.Values, async (shell, _) => await shell.DisposeAsync());
}
