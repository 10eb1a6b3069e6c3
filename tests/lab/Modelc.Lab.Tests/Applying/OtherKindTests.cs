using System.Text.Json.Nodes;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Applying;

/// <summary>A component that stays where it is, under its name and port, and becomes another kind of thing.</summary>
public sealed class OtherKindTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    private const string Component = "a_component";

    [LabFact]
    public Task A_container_becomes_replicas_and_again_a_container_on_the_same_port() => OnLab(async lab =>
    {
        using var person = await PersonAsync(lab);
        person.Change(one => BecomeContainer(one.Component(Component)));
        (await person.ApplyAsync("--build")).Expect();

        person.Change(one => BecomeReplicas(one.Component(Component), "Builtin"));
        Assert.Contains("brief downtime", (await person.PlanAsync()).Text, StringComparison.Ordinal);
        (await person.ApplyAsync("--build")).Expect();
        Assert.Equal("a_component-1 a_component-2 a_component-proxy a_component-watchdog", await ContainersAsync(lab));
        Assert.StartsWith("a_component-", await AnswererAsync(lab), StringComparison.Ordinal);
        Assert.Equal(0, (await person.PlanAsync()).ExitCode);

        person.Change(one => BecomeContainer(one.Component(Component), "APP_CRASH_AFTER=0.1"));
        var refused = await person.ApplyAsync("--build");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("what was there before it was started again", refused.Text + refused.Errors, StringComparison.Ordinal);
        Assert.StartsWith("a_component-", await TestLab.UntilAsync(() => AnswererAsync(lab), one => one.Length > 0), StringComparison.Ordinal);

        person.Change(one => BecomeContainer(one.Component(Component)));
        (await person.ApplyAsync("--build")).Expect();
        Assert.Equal(Component, await ContainersAsync(lab));
        Assert.Equal(Component, await AnswererAsync(lab));
        Assert.Equal("", await lab.DockerAsync("h1", "volume", "ls", "--quiet", "--filter", "label=modelc.app"));
        Assert.Equal("", await lab.DockerAsync("h1", "network", "ls", "--quiet", "--filter", "label=modelc.app"));
        Assert.Equal(0, (await person.PlanAsync()).ExitCode);
    });

    /// <summary>There is nothing that the swarm could put back, so it would start the release for ever.</summary>
    [LabFact]
    public Task A_first_release_on_a_swarm_that_fails_again_and_again_ends_the_apply() => OnLab(async lab =>
    {
        using var person = await PersonAsync(lab);
        person.Change(one => BecomeReplicas(one.Component(Component), "Docker Swarm", "APP_CRASH_AFTER=0.1"));

        var apply = await person.ApplyAsync("--build");

        Assert.Equal(3, apply.ExitCode);
        Assert.Contains("a replica of it failed 3 times", apply.Text + apply.Errors, StringComparison.Ordinal);
        Assert.Contains("task: non-zero exit (3)", apply.Text + apply.Errors, StringComparison.Ordinal);
    });

    private static Task<Deployer> PersonAsync(TestLab lab) =>
        Deployer.OfExampleAsync(lab, "03-genesis-builtin", new Dictionary<string, string> { ["192.0.2.30"] = "h1" });

    private static void BecomeContainer(JsonObject component, params string[] environment)
    {
        BecomeImage(component, environment);
        component.Remove("availability");
        component["docker_resource"]!["port_bindings"] = new JsonObject { ["5000"] = "5000" };
    }

    private static void BecomeReplicas(JsonObject component, string strategy, params string[] environment)
    {
        BecomeImage(component, environment);
        component["availability"] = new JsonObject
        {
            ["strategy"] = strategy,
            ["healthCheck"] = new JsonObject { ["http"] = "/health" },
            ["replicaCount"] = 2,
            ["exposedPort"] = 5000,
            ["update"] = new JsonObject { ["soak"] = "2s" },
        };
    }

    private static void BecomeImage(JsonObject component, string[] environment)
    {
        component.Remove("ssh_resource");
        component["docker_resource"] = new JsonObject
        {
            ["name"] = "app",
            ["image"] = "test-app:v1.0",
            ["environment"] = new JsonArray([.. environment.Select(word => (JsonNode)word)]),
        };
    }

    private static async Task<string> ContainersAsync(TestLab lab) => string.Join(' ',
        (await lab.DockerAsync("h1", "ps", "--all", "--format", "{{.Names}}")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));

    /// <summary>Nothing when nobody answers.</summary>
    private static async Task<string> AnswererAsync(TestLab lab)
    {
        using var client = new HttpClient();
        try
        {
            using var answer = await client.GetAsync(await lab.UrlAsync("h1", 5000));
            return answer.IsSuccessStatusCode ? answer.Headers.GetValues("X-Replica").Single() : "";
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }
}
