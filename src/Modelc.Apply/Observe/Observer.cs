using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Hosts;

namespace Modelc.Apply.Observe;

/// <summary>Looks at every host, with one command each, and changes nothing.</summary>
public static class Observer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="release">The one that is meant to be there; empty if none is.</param>
    public static async Task<Observation> ObserveAsync(
        Fleet fleet, IEnumerable<string> hosts, string app, string release, CancellationToken stop)
    {
        var seen = new ConcurrentBag<ObservedHost>();
        var failures = await fleet.EachAsync(hosts, async shell => seen.Add(await ObserveAsync(shell, app, release, stop)), stop);
        return new(seen.ToImmutableSortedDictionary(host => host.Host, host => host, StringComparer.Ordinal), failures);
    }

    private static async Task<ObservedHost> ObserveAsync(IShell shell, string app, string release, CancellationToken stop)
    {
        var answer = await shell.RunAsync(HostScript.Command("observe", app, release, HostScript.Text("objects")) with { TimeLimit = Patience }, stop);
        return ObservedLines.Read(shell.Host, answer.Output) ?? throw new HostFailureException(shell.Host,
            $"Host \"{shell.Host}\" gave no answer that modelc understands{Told(answer)}. Log in there and see that \"sh\" works and prints nothing of its own.");
    }

    private static string Told(ShellAnswer answer) =>
        answer.Errors.Trim().Split('\n')[^1] is { Length: > 0 } last ? $": {last.TrimEnd('.')}" : "";
}
