using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Modelc.Lab.Tests.Raising;
using Modelc.Testing;

namespace Modelc.Bench.Availability;

/// <summary>One run of wrk against one way to the same two small nginx.</summary>
/// <param name="Bad">Answers other than 2xx and 3xx, and socket errors.</param>
internal sealed record ProxyRun(string Way, bool IsKept, double RequestsPerSecond, double P99Ms, int Bad);

internal sealed record ProxyRuns(ImmutableArray<ProxyRun> Runs);

/// <summary>As many requests as two processors carry, directly and through haproxy. The ways take turns.</summary>
internal static partial class ProxyCost
{
    public const string Name = "proxy-cost";
    public const int Connections = 32;
    public const int Seconds = 5;
    private const int Turns = 3;

    /// <summary>What stands between wrk and the replicas, and at which port of the host it is met.</summary>
    public static ImmutableArray<(string Way, int Port)> Ways { get; } =
        [("direct", 80), ("as generated", Bed.Port), ("tuned", 6000), ("tuned, closing as generated", 6001)];

    public static async Task MeasureAsync(RoundStore store)
    {
        var bed = await Bed.PrepareAsync(store.Folder);
        await bed.ClearAsync();
        await new ModelcContender(bed, "Builtin", "haproxy") { ServesPages = true }.ApplyAsync(new Wanted("v1.0", 2));
        await StartOthersAsync(bed);
        var runs = ImmutableArray.CreateBuilder<ProxyRun>();
        for (var turn = 0; turn < Turns; turn++)
        {
            foreach (var isKept in (bool[])[true, false])
            {
                foreach (var (way, port) in Ways)
                    runs.Add(await RunAsync(way, $"http://{bed.Address}:{port}/", isKept));
            }
        }

        store.Write(Name, new ProxyRuns(runs.ToImmutable()));
    }

    /// <summary>All of them listen on the host itself, as the generated proxy does.</summary>
    private static async Task StartOthersAsync(Bed bed)
    {
        await bed.DockerAsync("run", "--detach", "--name", "direct", "--network", "host", "nginx:1.30.6");
        var replicas = await bed.ContainersAsync("label=modelc.role=replica");
        var addresses = await Task.WhenAll(replicas.Select(one => bed.DockerAsync(
            "inspect", "--format", "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}", one)));
        await bed.CopyAsync(RepositoryRoot.Combine("tests/bench/Modelc.Bench/Availability/Handwritten"), "/srv/handwritten");
        await bed.DockerAsync(
            "create", "--name", "tuned", "--network", "host", "--env", $"REPLICA_1={addresses[0]}", "--env", $"REPLICA_2={addresses[1]}", "haproxy:3.2.26");
        await bed.DockerAsync("cp", "/srv/handwritten/tuned.cfg", "tuned:/usr/local/etc/haproxy/haproxy.cfg");
        await bed.DockerAsync("start", "tuned");
        using var client = new HttpClient();
        foreach (var (_, port) in Ways)
            await TestLab.UntilAsync(async () => (await AskAsync(client, $"http://{bed.Address}:{port}/")), isSo => isSo);
    }

    private static async Task<bool> AskAsync(HttpClient client, string url)
    {
        try
        {
            using var answer = await client.GetAsync(new Uri(url));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<ProxyRun> RunAsync(string way, string url, bool isKept)
    {
        string[] words = ["--threads", "1", "--connections", $"{Connections}", "--duration", $"{Seconds}s", "--latency", .. isKept ? (string[])[] : ["--header", "Connection: close"], url];
        var said = (await Bed.RunAsync("wrk", words)).Expect().Text;
        var run = Read(way, isKept, said);
        Console.WriteLine(FormattableString.Invariant($"{way,-30}{(isKept ? "kept" : "fresh"),-7}{run.RequestsPerSecond,8:0} /s  p99 {run.P99Ms:0.0} ms  bad {run.Bad}"));
        return run;
    }

    internal static ProxyRun Read(string way, bool isKept, string said)
    {
        var p99 = P99Line().Match(said);
        var errors = ErrorsLine().Match(said);
        return new ProxyRun(
            way, isKept, Number(RateLine().Match(said).Groups["rate"].Value),
            Number(p99.Groups["value"].Value) * (p99.Groups["unit"].Value switch { "us" => 0.001, "s" => 1000, _ => 1 }),
            (int)errors.Groups["count"].Captures.Sum(count => Number(count.Value)) + (int)Number(BadLine().Match(said).Groups["count"].Value));
    }

    private static double Number(string text) => text.Length == 0 ? 0 : double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)")]
    private static partial Regex RateLine();

    [GeneratedRegex(@"99%\s+(?<value>[\d.]+)(?<unit>us|ms|s)")]
    private static partial Regex P99Line();

    [GeneratedRegex(@"Socket errors:(?:,? (?:connect|read|write|timeout) (?<count>\d+))+")]
    private static partial Regex ErrorsLine();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (?<count>\d+)")]
    private static partial Regex BadLine();
}
