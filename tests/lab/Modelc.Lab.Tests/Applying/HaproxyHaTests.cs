using Modelc.Lab.Tests.ByHand;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Applying;

/// <summary>The "HA Example" with HAProxy, in the order of its document, done with modelc.</summary>
public sealed class HaproxyHaTests(LabFixture fixture, ITestOutputHelper output) : LoadedTest(fixture, output)
{
    [LabFact]
    public Task One_instance_becomes_two_behind_a_load_balancer_that_are_updated_survive_a_reboot_and_go() => OnLab(async lab =>
    {
        await StandIn.PageAsync(lab, "h1", "frontend:v1", "v1");
        await StandIn.PageAsync(lab, "h1", "frontend:v2", "v2");
        using var person = await Deployer.OfExampleAsync(lab, "11-haproxy-ha", new Dictionary<string, string> { ["192.0.2.110"] = "h1" });

        await AssertSingleInstanceAsync(lab, person);
        await AssertTwoTakeTurnsAsync(lab, person);
        await AssertChecksAreOnTheDashboardAsync(lab);
        await AssertUpdateLosesNothingAsync(lab, person);
        await AssertRebootIsSurvivedAsync(lab);
        await AssertAllGoesWithOneCommandAsync(lab, person);
    });

    private static async Task AssertSingleInstanceAsync(TestLab lab, Deployer person)
    {
        var policy = person.Component("fe")["availability"]!;
        person.Change(one => one.Component("fe").Remove("availability"));
        (await person.ApplyAsync("--build")).Expect();
        Assert.Equal("fe", await lab.DockerAsync("h1", "ps", "--format", "{{.Names}}"));
        Assert.Contains("<h2>This is the v1 version.</h2>", (await AnswerAsync(lab)).Page, StringComparison.Ordinal);

        // The port cannot change hands while somebody has it, so the document, too, stops the one before it starts the two.
        (await person.DoAsync("destroy", "--yes")).Expect();
        await AssertRefusedAsync(lab);
        person.Change(one => one.Component("fe")["availability"] = policy);
    }

    private static async Task AssertTwoTakeTurnsAsync(TestLab lab, Deployer person)
    {
        (await person.ApplyAsync("--build")).Expect();
        Assert.Equal("fe-1 fe-2 fe-proxy fe-watchdog", await RunningAsync(lab));
        await AssertTurnsAsync(lab, "v1");
    }

    /// <summary>Only the host itself may look, so it is asked there; the page and what it is made of.</summary>
    private static async Task AssertChecksAreOnTheDashboardAsync(TestLab lab)
    {
        Assert.Contains("Statistics Report for HAProxy", await lab.OnAsync("h1", "curl", "--silent", "--fail", "http://127.0.0.1:8404/"), StringComparison.Ordinal);
        var servers = (await lab.OnAsync("h1", "curl", "--silent", "--fail", "http://127.0.0.1:8404/;csv"))
            .Split('\n').Where(line => line.StartsWith("replicas,s", StringComparison.Ordinal) && line.Contains(",UP,", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, servers.Count);
        Assert.All(servers, server => Assert.Contains(",L7OK,200,", server, StringComparison.Ordinal));
    }

    private async Task AssertUpdateLosesNothingAsync(TestLab lab, Deployer person)
    {
        person.Change(one => one.Component("fe")["docker_resource"]!["image"] = "frontend:v2");
        var said = "";
        var books = await UnderLoadAsync(lab, "v1 to v2", "h1", 80, async () => said = (await person.ApplyAsync("--build")).Expect().Text);
        LoadRow.AssertNothingLost(books);
        Assert.Equal(["v1", "v2"], books.Summary.Versions.Keys);
        Transcript.AssertInOrder(said, "start: fe-3", "health: fe-3 is healthy", "start: fe-4", "health: fe-4 is healthy", "stop: fe-1 is gone", "stop: fe-2 is gone");
        Assert.Equal("fe-3 fe-4 fe-proxy fe-watchdog", await RunningAsync(lab));
        await AssertTurnsAsync(lab, "v2");
    }

    private static async Task AssertRebootIsSurvivedAsync(TestLab lab)
    {
        await lab.BreakAsync("power-off", "h1");
        await lab.MendAsync("h1");
        await AssertTurnsAsync(lab, "v2");
        Assert.Equal("fe-3 fe-4 fe-proxy fe-watchdog", await RunningAsync(lab));
    }

    private static async Task AssertAllGoesWithOneCommandAsync(TestLab lab, Deployer person)
    {
        (await person.DoAsync("destroy", "--yes")).Expect();
        Assert.Empty(await lab.DockerAsync("h1", "ps", "--all", "--quiet"));
        Assert.Empty(await lab.DockerAsync("h1", "network", "ls", "--quiet", "--filter", "type=custom"));
        await AssertRefusedAsync(lab);
    }

    private static async Task AssertRefusedAsync(TestLab lab)
    {
        var problem = await Assert.ThrowsAsync<HttpRequestException>(() => AnswerAsync(lab));
        Assert.Equal(HttpRequestError.ConnectionError, problem.HttpRequestError);
    }

    /// <summary>Four answers in a row come from one, the other, the one, the other, and all of the same version.</summary>
    private static async Task AssertTurnsAsync(TestLab lab, string version)
    {
        var answers = await TestLab.UntilAsync(
            async () => new[] { await TryAnswerAsync(lab), await TryAnswerAsync(lab), await TryAnswerAsync(lab), await TryAnswerAsync(lab) },
            four => four is [var one, var other, ..] && one.Replica != other.Replica && four[2].Replica == one.Replica && four[3].Replica == other.Replica);
        Assert.All(answers, answer => Assert.Contains($"<h2>This is the {version} version.</h2>", answer.Page, StringComparison.Ordinal));
    }

    private static async Task<string> RunningAsync(TestLab lab) =>
        string.Join(' ', (await lab.DockerAsync("h1", "ps", "--format", "{{.Names}}")).Split('\n').Order(StringComparer.Ordinal));

    private static async Task<(string Replica, string Page)> TryAnswerAsync(TestLab lab)
    {
        try
        {
            return await AnswerAsync(lab);
        }
        catch (Exception problem) when (problem is HttpRequestException or TaskCanceledException)
        {
            return ("nobody", problem.Message);
        }
    }

    /// <summary>One request over a connection of its own.</summary>
    private static async Task<(string Replica, string Page)> AnswerAsync(TestLab lab)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        using var answer = await client.GetAsync(await lab.UrlAsync("h1", 80));
        answer.EnsureSuccessStatusCode();
        return (answer.Headers.GetValues("X-Replica").Single(), await answer.Content.ReadAsStringAsync());
    }
}
