using System.Text.RegularExpressions;
using Modelc.Lab.Tests.ByHand;
using Modelc.Lab.Tests.Raising;
using Modelc.Load;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Applying;

/// <summary>
/// The exercise with HAProxy, Serf and S6: backends come and go, and the balancer hears of it without a new configuration, a
/// new image or a restart. On one host, and on a swarm.
/// </summary>
public sealed partial class DynamicBalancerTests(LabFixture fixture, ITestOutputHelper output) : LoadedTest(fixture, output)
{
    private const string Image = "softengheigvd/webapp:1.0";
    private const int Port = 80;

    [LabFact]
    public Task Backends_join_and_leave_while_the_balancer_stays_as_it_is() => OnLab(async lab =>
    {
        using var onOneHost = await PersonAsync(lab, "h1");
        using var onSwarm = await PersonAsync(lab, "h2");
        onSwarm.Change(one => one.Component("webapp")["availability"]!["strategy"] = "Docker Swarm");

        await Task.WhenAll(PlainAsync(lab, onOneHost), SwarmAsync(lab, onSwarm));
    });

    private static async Task<Deployer> PersonAsync(TestLab lab, string host)
    {
        await StandIn.ImageAsync(lab, host, Image, 3000);
        return await Deployer.OfExampleAsync(lab, "13-dynamic-balancer", new Dictionary<string, string> { ["192.0.2.130"] = host });
    }

    private async Task PlainAsync(TestLab lab, Deployer person)
    {
        (await person.ApplyAsync("--build")).Expect();
        await AwaitMembersAsync(lab, "h1", 2);
        var balancer = await BalancerAsync(lab, "h1");

        // What the exercise rewrites haproxy.cfg for, and later has scripts for that Serf calls.
        var books = await UnderLoadAsync(lab, "two more backends, then one less", "h1", Port, async () =>
        {
            await ScaleAsync(person, 4);
            await AwaitMembersAsync(lab, "h1", 4);
            await ScaleAsync(person, 3);
            await AwaitMembersAsync(lab, "h1", 3);
        });
        LoadRow.AssertNothingLost(books);
        Assert.Equal(4, books.Summary.Replicas.Count);

        await lab.DockerAsync("h1", "kill", "webapp-2");
        await AwaitEventsAsync(person, "webapp-1 joined, webapp-2 joined, webapp-3 joined, webapp-4 joined, webapp-4 left, webapp-2 left, webapp-2 joined");
        await AwaitMembersAsync(lab, "h1", 3);
        Assert.Equal(balancer, await BalancerAsync(lab, "h1"));

        await AssertBalancerFindsItsMembersAgainAsync(lab, "h1", 3);
        await AssertHelpersAreSupervisedAsync(lab, "h1");
        (await person.DoAsync("destroy", "--yes")).Expect();
    }

    private async Task SwarmAsync(TestLab lab, Deployer person)
    {
        (await person.ApplyAsync("--build")).Expect();
        await AwaitMembersAsync(lab, "h2", 2);
        var balancer = await BalancerAsync(lab, "h2");

        await ScaleAsync(person, 3);
        await AwaitMembersAsync(lab, "h2", 3);
        var task = await lab.DockerAsync("h2", "ps", "--latest", "--quiet", "--filter", "label=com.docker.swarm.service.name=dynamic-balancer_webapp");
        await lab.DockerAsync("h2", "kill", task);
        await AwaitEventsAsync(person, "webapp.1 joined, webapp.2 joined, webapp.3 joined, webapp.3 left, webapp.3 joined");
        await AwaitMembersAsync(lab, "h2", 3);
        Assert.Equal(balancer, await BalancerAsync(lab, "h2"));

        await AssertBalancerFindsItsMembersAgainAsync(lab, "h2", 3);
        (await person.DoAsync("destroy", "--yes")).Expect();
    }

    private static async Task ScaleAsync(Deployer person, int replicas)
    {
        person.Change(one => one.Component("webapp")["availability"]!["replicaCount"] = replicas);
        (await person.ApplyAsync("--build")).Expect();
    }

    private static async Task AwaitMembersAsync(TestLab lab, string host, int count) =>
        await TestLab.UntilAsync(() => LoadAsync(lab, host, Port, TimeSpan.FromSeconds(1)), load => load.Failed == 0 && load.Replicas.Count == count);

    private static Task<string> BalancerAsync(TestLab lab, string host) =>
        lab.DockerAsync(host, "inspect", "--format", "{{.Id}} since {{.State.StartedAt}}, {{.RestartCount}} restarts", "webapp-proxy");

    /// <summary>Who joined and who left, in the order in which the watchdog says so; each line of it begins with a time.</summary>
    private static async Task AwaitEventsAsync(Deployer person, string expected) => await TestLab.UntilAsync(
        async () => string.Join(", ", Event().Matches((await person.DoAsync("logs", "--watchdog")).Expect().Text).Select(one => $"{one.Groups["name"].Value} {one.Groups["what"].Value}")),
        told => told == expected);

    [GeneratedRegex(@"\| \w{3} \w{3} [ \d]\d \d\d:\d\d:\d\d UTC \d{4} INFO: Member '(?<name>[^']+)' at [\d.]+ (?<what>joined|left), \d in all\.")]
    private static partial Regex Event();

    /// <summary>Nobody is there for a moment, but whoever is let in finds all members: there is no "503" for want of them.</summary>
    private async Task AssertBalancerFindsItsMembersAgainAsync(TestLab lab, string host, int count)
    {
        var books = await UnderLoadAsync(lab, "the balancer restarted, killed and stopped", host, Port, async () =>
        {
            foreach (var verb in new[] { "restart", "kill", "stop" })
            {
                var before = await BalancerAsync(lab, host);
                await lab.DockerAsync(host, verb, "webapp-proxy");
                await TestLab.UntilAsync(() => BalancerAsync(lab, host), now => now != before);
                await AwaitMembersAsync(lab, host, count);
            }
        });
        Assert.Equal(0, books.Summary.Failures.GetValueOrDefault(Failure.Status, 0));
    }

    /// <summary>In the exercise S6 starts again what ends; here it is Docker, and the watchdog looks after Docker's work.</summary>
    private static async Task AssertHelpersAreSupervisedAsync(TestLab lab, string host)
    {
        var watchdog = await StartedAsync(lab, host, "webapp-watchdog");
        await lab.BreakAsync("kill-process", host, "sh /opt/modelc/watchdog.sh");
        await TestLab.UntilAsync(() => StartedAsync(lab, host, "webapp-watchdog"), now => now != watchdog);
        var proxy = await StartedAsync(lab, host, "webapp-proxy");
        await lab.BreakAsync("kill-process", host, "haproxy -W");
        await TestLab.UntilAsync(() => StartedAsync(lab, host, "webapp-proxy"), now => now != proxy);
        await lab.DockerAsync(host, "kill", "webapp-1");
        await TestLab.UntilAsync(() => StartedAsync(lab, host, "webapp-1"), now => now.StartsWith("running", StringComparison.Ordinal));
        await AwaitMembersAsync(lab, host, 3);
    }

    private static async Task<string> StartedAsync(TestLab lab, string host, string container) =>
        (await lab.TryOnAsync(host, "docker", "inspect", "--format", "{{.State.Status}} {{.Id}} {{.State.StartedAt}}", container)).Text.Trim();
}
