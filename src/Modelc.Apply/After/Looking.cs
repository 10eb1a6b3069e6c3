using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;

namespace Modelc.Apply.After;

/// <summary>Looks at an application on all its hosts, with one command each, and changes nothing.</summary>
public static class Looking
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task<Looks> TakeAsync(Fleet fleet, string app, CancellationToken stop)
    {
        var seen = new ConcurrentBag<HostLook>();
        var failures = await fleet.EachAsync(fleet.Hosts, async shell => seen.Add(await TakeAsync(shell, app, stop)), stop);
        return new(seen.ToImmutableSortedDictionary(look => look.Host, look => look, StringComparer.Ordinal), failures);
    }

    private static async Task<HostLook> TakeAsync(IShell shell, string app, CancellationToken stop)
    {
        var answer = await shell.RunAsync(HostScript.Command("look", app) with { TimeLimit = Patience }, stop);
        return LookLines.Read(shell.Host, answer.Output) ?? throw new HostFailureException(shell.Host,
            $"Host \"{shell.Host}\" gave no answer that modelc understands. Log in there and see that \"sh\" works and prints nothing of its own.");
    }
}
