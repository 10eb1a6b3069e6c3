using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>Examples with commands that run on the host itself.</summary>
public sealed class HostCommandsByHandTests(LabFixture fixture, ITestOutputHelper output) : ByHandTest(fixture, output)
{
    [LabFact]
    public Task Commands_run_on_a_server_and_on_a_board_without_Docker() => ByHand("08-host-recipes", "host-recipes", new Dictionary<string, string>
    {
        ["192.0.2.80"] = "h1",
        ["192.0.2.81"] = Operator.Desk,
    }, async person =>
    {
        var lab = person.Lab;
        await StandIn.ImageAsync(lab, "h1", "netdata/netdata:v2.6.0", 19999);
        await lab.OnAsync(Operator.Desk, "install", "-d", "-o", "pi", "/opt");
        await person.DeployAsync();
        await person.FollowAsync("Check");
        Assert.NotEqual("", await lab.OnAsync("h1", "cat", "/var/lib/collector/readings"));
        Assert.NotEqual("", await lab.OnAsync(Operator.Desk, "cat", "/opt/sensor/started"));
        Assert.Contains("v1.0", await lab.OnAsync("h1", "curl", "--silent", "--fail", "http://127.0.0.1:19999/"), StringComparison.Ordinal);

        // Unchanged commands are not run again.
        var collector = await lab.OnAsync("h1", "pgrep", "-f", "/opt/collector/collector.sh");
        await person.DeployAsync();
        Assert.Equal(collector, await lab.OnAsync("h1", "pgrep", "-f", "/opt/collector/collector.sh"));

        await person.RemoveAsync();
        Assert.NotEqual(0, (await lab.TryOnAsync("h1", "pgrep", "-f", "/opt/collector/collector.sh")).ExitCode);
        Assert.NotEqual(0, (await lab.TryOnAsync(Operator.Desk, "test", "-e", "/opt/sensor/started")).ExitCode);
    });
}
