using System.Collections.Immutable;
using Modelc.Lab.Tests.Raising;
using Modelc.Load;

namespace Modelc.Bench.Availability;

/// <summary>Makes something happen to a contender under load, and keeps the books.</summary>
internal sealed class RoundRunner(Bed bed, Entry entry)
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan AfterFault = TimeSpan.FromSeconds(4);

    /// <summary>Some proxies send requests to a replica that has gone for ten seconds more.</summary>
    private static readonly TimeSpan AfterChange = TimeSpan.FromSeconds(11);

    private static readonly TimeSpan UntilWhole = TimeSpan.FromSeconds(90);

    private readonly IContender contender = entry.Make(bed);
    private Wanted wanted = new("v1.0", 4);

    public async Task PrepareAsync()
    {
        await bed.ClearAsync();
        await contender.ApplyAsync(wanted);
    }

    public async Task<Round> RunAsync(Incident incident, int rate)
    {
        var replicas = await MakeWholeAsync();
        var victim = incident.IsFault() ? await contender.VictimAsync() : null;
        using var stop = new CancellationTokenSource();
        var began = DateTimeOffset.UtcNow;
        var processors = Processors.Now();
        var loads = StartLoads(rate, stop.Token);
        await Task.Delay(Before);
        var marks = victim is null ? await ChangeAsync(incident, began) : await BreakAsync(incident, victim, replicas, began);
        await Task.Delay(incident.IsFault() ? AfterFault : AfterChange);
        var busy = Processors.Now().ShareSince(processors);
        await stop.CancelAsync();
        var requests = Round.Merge(began, await Task.WhenAll(loads));
        return new Round(entry.Name, incident, rate, began, [.. replicas], victim, Math.Round(busy, 3), marks, requests);
    }

    /// <summary>Four replicas again, and each of them answers.</summary>
    private async Task<IReadOnlyList<string>> MakeWholeAsync()
    {
        (await bed.Lab.RunAsync("mend", Bed.Host)).Expect();
        wanted = wanted with { Replicas = 4 };
        await contender.RestoreAsync(wanted);
        var replicas = await TestLab.UntilAsync(contender.ReplicasAsync, found => found.Count == wanted.Replicas, 90);
        using var watcher = new Watcher(bed.Url);
        var answers = contender.UsesAll ? await watcher.SeesAllAsync([.. replicas], UntilWhole) : await watcher.SeesAsync(_ => true, UntilWhole);
        return answers ? replicas : throw new TimeoutException($"{entry.Name}: not all of {string.Join(", ", replicas)} answer.");
    }

    /// <summary>Half of the requests over connections that are kept, half over a new one each.</summary>
    private Task<LoadReport>[] StartLoads(int rate, CancellationToken stop)
    {
        var options = new LoadOptions(bed.Url)
        {
            Rate = rate / 2.0,
            Duration = TimeSpan.FromMinutes(8),
            Timeout = TimeSpan.FromSeconds(10),
        };
        return [LoadRun.RunAsync(options, stop), LoadRun.RunAsync(options with { KeepAlive = false }, stop)];
    }

    private async Task<ImmutableArray<Mark>> ChangeAsync(Incident incident, DateTimeOffset began)
    {
        wanted = incident == Incident.Update ? wanted with { Version = wanted.OtherVersion } : wanted with { Replicas = 2 };
        var start = new Mark((DateTimeOffset.UtcNow - began).TotalMilliseconds, $"{incident.Word()} asked for");
        await contender.ApplyAsync(wanted);
        return [start, new Mark((DateTimeOffset.UtcNow - began).TotalMilliseconds, "said to be done")];
    }

    private async Task<ImmutableArray<Mark>> BreakAsync(Incident incident, string victim, IReadOnlyList<string> replicas, DateTimeOffset began)
    {
        using var watcher = new Watcher(bed.Url);
        await contender.OnFaultAsync();
        var broke = await bed.BreakAsync(incident == Incident.Hang ? "pause" : incident.Word(), victim);
        await watcher.SeesAsync(replica => replica == victim || !replicas.Contains(replica), contender.Patience);
        return [new Mark((broke - began).TotalMilliseconds, incident.Word())];
    }
}
