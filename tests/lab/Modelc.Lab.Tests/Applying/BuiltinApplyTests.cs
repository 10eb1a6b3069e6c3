using System.Diagnostics;
using System.Text.Json.Nodes;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Applying;

/// <summary>modelc itself deploys to real hosts over ssh.</summary>
public sealed class BuiltinApplyTests(LabFixture fixture, ITestOutputHelper output) : LoadedTest(fixture, output)
{
    private readonly ITestOutputHelper _output = output;

    [LabFact]
    public Task What_is_applied_serves_and_stays_whatever_happens_to_whoever_applies() => OnLab(async lab =>
    {
        using var person = await Deployer.OfExampleAsync(lab, "03-genesis-builtin", new Dictionary<string, string> { ["192.0.2.30"] = "h1" });
        person.Change(one => Become(one.Component("a_component"), "v1.0"));

        var before = await person.PlanAsync();
        Assert.Equal(2, before.ExitCode);
        Assert.Contains("+ a_component on my_machine: new", before.Text, StringComparison.Ordinal);
        var unreviewed = await person.ApplyAsync();
        Assert.Equal(1, unreviewed.ExitCode);
        (await person.ApplyAsync("--build")).Expect();
        await AssertSpreadAsync(lab, "h1", 5000, 2);

        await AssertNothingToDoAsync(lab, person);
        await AssertChangeRollsAsync(lab, person);
        await AssertKilledApplyIsFinishedByTheNextAsync(lab, person);
        await AssertBadReleaseIsPutBackAsync(lab, person);
    });

    /// <summary>The recipe of the example clones from the internet; here it is an image that the lab has.</summary>
    private static void Become(JsonObject component, string version)
    {
        component.Remove("ssh_resource");
        component["docker_resource"] = new JsonObject { ["name"] = "app", ["image"] = $"test-app:{version}", ["environment"] = new JsonArray("COLOR=red") };
    }

    private async Task AssertNothingToDoAsync(TestLab lab, Deployer person)
    {
        // A rule without a target counts and does nothing else.
        string[] rule = ["INPUT", "--protocol", "tcp", "--dport", "22", "--syn"];
        await lab.OnAsync("h1", ["iptables", "--insert", .. rule]);
        var watch = Stopwatch.StartNew();
        var again = (await person.ApplyAsync()).Expect();
        _output.WriteLine($"nothing to do: {watch.Elapsed.TotalSeconds:F1} s");
        var counted = await lab.OnAsync("h1", "sh", "-c", "iptables --list INPUT 1 --verbose --exact | awk '{print $1}'");
        await lab.OnAsync("h1", ["iptables", "--delete", .. rule]);
        Assert.Contains("Nothing to do", again.Text, StringComparison.Ordinal);
        Assert.Equal("1", counted);
        Assert.Equal(0, (await person.PlanAsync()).ExitCode);
    }

    private async Task AssertChangeRollsAsync(TestLab lab, Deployer person)
    {
        person.Change(one => one.Component("a_component")["docker_resource"]!["environment"] = new JsonArray("COLOR=green"));
        var plan = await person.PlanAsync();
        Assert.Contains("COLOR=red -> COLOR=green: rolling, without loss", plan.Text, StringComparison.Ordinal);
        var books = await UnderLoadAsync(lab, "environment changed", "h1", 5000, async () => (await person.ApplyAsync("--build")).Expect());
        LoadRow.AssertNothingLost(books);
        Assert.Equal("a_component-3 a_component-4", await ReplicasAsync(lab));
    }

    private async Task AssertKilledApplyIsFinishedByTheNextAsync(TestLab lab, Deployer person)
    {
        person.Change(one => one.Component("a_component")["docker_resource"]!["environment"] = new JsonArray("COLOR=blue"));
        var books = await UnderLoadAsync(lab, "apply killed and run again", "h1", 5000, async () =>
        {
            await person.KillDuringApplyAsync(async () => (await ReplicasAsync(lab)).Contains("a_component-5", StringComparison.Ordinal));
            (await person.ApplyAsync("--wait", "120")).Expect();
        });
        LoadRow.AssertNothingLost(books);
        Assert.Equal("a_component-5 a_component-6", await ReplicasAsync(lab));
        Assert.Contains("COLOR=blue", await lab.DockerAsync("h1", "inspect", "--format", "{{.Config.Env}}", "a_component-5"), StringComparison.Ordinal);
        Assert.Equal(0, (await person.PlanAsync()).ExitCode);
    }

    private async Task AssertBadReleaseIsPutBackAsync(TestLab lab, Deployer person)
    {
        person.Change(one => one.Component("a_component")["docker_resource"]!["environment"] = new JsonArray("COLOR=blue", "APP_CRASH_AFTER=4"));
        var failed = "";
        var books = await UnderLoadAsync(lab, "bad release", "h1", 5000, async () =>
        {
            var apply = await person.ApplyAsync("--build");
            Assert.Equal(3, apply.ExitCode);
            failed = apply.Text + apply.Errors;
        });
        Assert.Contains("what served before still does", failed, StringComparison.Ordinal);
        LoadRow.AssertNothingLost(books);
        Assert.Equal(2, (await person.PlanAsync()).ExitCode);

        person.Change(one => one.Component("a_component")["docker_resource"]!["environment"] = new JsonArray("COLOR=blue"));
        (await person.ApplyAsync("--build")).Expect();
        Assert.Equal("a_component-5 a_component-6", await ReplicasAsync(lab));
    }

    private static async Task<string> ReplicasAsync(TestLab lab) =>
        string.Join(' ', (await lab.DockerAsync("h1", "ps", "--filter", "label=modelc.role=replica", "--format", "{{.Names}}"))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
}
