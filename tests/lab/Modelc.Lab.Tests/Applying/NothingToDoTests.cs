using System.Diagnostics;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Applying;

/// <summary>What it costs to find out that there is nothing to do.</summary>
public sealed class NothingToDoTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    private const int Rounds = 3;
    private const double MostTimes = 2.5;

    private static readonly string[] Hosts = ["h1", "h2", "h3"];

    // A rule without a target counts and does nothing else.
    private static readonly string[] NewConnections = ["INPUT", "--protocol", "tcp", "--dport", "22", "--syn"];

    private readonly ITestOutputHelper _output = output;

    [LabFact]
    public Task It_takes_one_connection_to_each_host_and_little_more_than_asking_their_engines_by_hand() => OnLab(async lab =>
    {
        using var person = Deployer.OfIdleHosts(lab, Hosts);
        (await person.ApplyAsync("--build")).Expect();
        // The way to the third host leads through the first.
        Assert.Equal([2, 1, 1], await ConnectionsAsync(lab, () => NothingToDoAsync(person)));
        // The yardstick is what the machine needs for that at the same moment; the best of some rounds, for it has other work.
        var ratios = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var byHand = await TimeOfAsync(() => AskAsync(lab, person));
            var applied = await TimeOfAsync(() => NothingToDoAsync(person));
            _output.WriteLine($"by hand {byHand.TotalSeconds:F1} s, nothing to do {applied.TotalSeconds:F1} s");
            ratios.Add(applied / byHand);
        }

        Assert.InRange(ratios.Min(), 0, MostTimes);
    });

    private static async Task NothingToDoAsync(Deployer person) =>
        Assert.Contains("Nothing to do", (await person.ApplyAsync()).Expect().Text, StringComparison.Ordinal);

    /// <summary>The start of modelc and its look at the model, then a login and a question to each engine.</summary>
    private static async Task AskAsync(TestLab lab, Deployer person)
    {
        (await person.ValidateAsync()).Expect();
        await Task.WhenAll(Hosts.Select(async host => (await lab.SshAsync(host, "docker", "version")).Expect()));
    }

    private static async Task<TimeSpan> TimeOfAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        return watch.Elapsed;
    }

    private static async Task<List<int>> ConnectionsAsync(TestLab lab, Func<Task> act)
    {
        foreach (var host in Hosts)
            await lab.OnAsync(host, ["iptables", "--insert", .. NewConnections]);
        await act();
        var counts = new List<int>();
        foreach (var host in Hosts)
        {
            counts.Add(int.Parse(await lab.OnAsync(host, "sh", "-c", "iptables --list INPUT 1 --verbose --exact | awk '{print $1}'"), System.Globalization.CultureInfo.InvariantCulture));
            await lab.OnAsync(host, ["iptables", "--delete", .. NewConnections]);
        }

        return counts;
    }
}
