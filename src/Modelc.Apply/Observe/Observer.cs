using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Hosts;

namespace Modelc.Apply.Observe;

/// <summary>Looks at every host, with one command each, and changes nothing.</summary>
public static class Observer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<Observation> ObserveAsync(Fleet fleet, IEnumerable<string> hosts, string app, CancellationToken stop)
    {
        var seen = new ConcurrentBag<ObservedHost>();
        var failures = await fleet.EachAsync(hosts, async shell => seen.Add(await ObserveAsync(shell, app, stop)), stop);
        return new(seen.ToImmutableSortedDictionary(host => host.Host, host => host, StringComparer.Ordinal), failures);
    }

    private static async Task<ObservedHost> ObserveAsync(IShell shell, string app, CancellationToken stop)
    {
        var answer = await shell.RunAsync(HostScript.Command("observe", app) with { TimeLimit = Patience }, stop);
        return ObservedLines.Read(shell.Host, answer.Output) ?? throw new HostFailureException(shell.Host,
            $"Host \"{shell.Host}\" gave no answer that modelc understands{Told(answer)}. Log in there and see that \"sh\" works and prints nothing of its own.");
    }

    private static string Told(ShellAnswer answer) =>
        answer.Errors.Trim().Split('\n')[^1] is { Length: > 0 } last ? $": {last.TrimEnd('.')}" : "";
}
