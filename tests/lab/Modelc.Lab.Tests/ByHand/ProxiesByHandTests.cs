using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>What stands in front of replicas and no example shows: nothing at all, proxies of bytes, nginx before a swarm.</summary>
public sealed class ProxiesByHandTests(LabFixture fixture, ITestOutputHelper output) : ByHandTest(fixture, output)
{
    [LabFact]
    public Task Every_proxy_serves_on_both_kinds_of_engine_and_none_is_no_proxy() => BuiltByHand("fronts", new Dictionary<string, string>
    {
        ["192.0.2.10"] = "h1",
    }, async person =>
    {
        var lab = person.Lab;
        await person.DeployAsync();
        await person.FollowAsync("Check");
        foreach (var port in new[] { 5001, 5002, 5003 })
            await AssertSpreadAsync(lab, "h1", port, 2);
        Assert.Equal("", await lab.DockerAsync("h1", "ps", "--all", "--quiet", "--filter", "name=bare-proxy"));
        Assert.Contains("v1.0", await lab.DockerAsync("h1", "exec", "caller", "curl", "--silent", "--fail", "http://bare:5000/"), StringComparison.Ordinal);
        await AssertWatchdogMindsReplicasWithoutProxyAsync(lab);
        await person.RemoveAsync();
    });

    private static async Task AssertWatchdogMindsReplicasWithoutProxyAsync(TestLab lab)
    {
        var before = await RunningAsync(lab);
        await lab.BreakAsync("kill-container", "h1", "bare-1");
        await TestLab.UntilAsync(() => RunningAsync(lab), now => now != before && now.Split('\n').Length == 2);
    }

    /// <summary>A replica that is started again and one that is made anew both count as back.</summary>
    private static Task<string> RunningAsync(TestLab lab) => lab.OnAsync("h1", "sh", "-ec", """
        for replica in $(docker ps --quiet --filter label=modelc.component=bare --filter label=modelc.role=replica); do
          docker inspect --format '{{.Id}} {{.State.StartedAt}}' "$replica" 2>/dev/null || true
        done
        """);
}
