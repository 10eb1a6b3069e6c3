using System.Diagnostics;
using System.Text.Json;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.After;

/// <summary>One model, applied once, and everything that a person does with it from then on.</summary>
public sealed class AfterApplyTests(LabFixture fixture, ITestOutputHelper output) : LoadedTest(fixture, output)
{
    private readonly ITestOutputHelper _output = output;

    private const string Volume = "after-data";

    [LabFact]
    public Task What_was_applied_is_seen_watched_gone_back_from_and_removed() => OnLab(async lab =>
    {
        using var person = new Operating(lab);
        await lab.OnAsync("h1", "rm", "-rf", "/root/modelc");
        await lab.OnAsync("h2", "rm", "-rf", "/root/modelc");
        await lab.DockerAsync("h1", "run", "--detach", "--name", "stranger", Image("v1.0"));
        Good(await person.ApplyAsync(await ModelAsync(lab, "v1.0")));

        await AssertStatusAsync(person, "v1.0");
        await AssertLogsAsync(person);
        await AssertDriftAsync(lab, person);
        await AssertNodesAsync(lab, person);

        Good(await person.ApplyAsync(await ModelAsync(lab, "v2.0")));
        await AssertStatusAsync(person, "v2.0");
        await AssertRollbackAsync(person);
        await AssertDestroyAsync(lab, person);
    });

    private static async Task AssertStatusAsync(Operating person, string version)
    {
        string[] wanted = ["web: replicas on h1, 2 of 2 good", "api: swarm service on crew, 2 of 2 good", "cache: container on h1, 1 of 1 good", "by anna@desk"];
        await TestLab.UntilAsync(
            () => person.DoAsync("status"),
            said => said.Exit == 0 && Array.TrueForAll(wanted, text => said.Out.Contains(text, StringComparison.Ordinal)));
        using var json = JsonDocument.Parse(Good(await person.DoAsync("status", "--json")).Out);
        Assert.True(json.RootElement.GetProperty("good").GetBoolean());
        var web = json.RootElement.GetProperty("units").EnumerateArray().Single(unit => unit.GetProperty("unit").GetString() == "web");
        Assert.All(
            web.GetProperty("containers").EnumerateArray().Where(one => one.GetProperty("role").GetString() == "replica"),
            one => Assert.Equal((Image(version), "healthy"), (one.GetProperty("image").GetString()!, one.GetProperty("health").GetString()!)));
    }

    private static async Task AssertLogsAsync(Operating person)
    {
        var said = Good(await person.DoAsync("logs", "web", "--watchdog"));
        Assert.All(said.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("h1 web-watchdog | ", line, StringComparison.Ordinal));
        Assert.Contains("Watching.", said.Out, StringComparison.Ordinal);
        Assert.NotEqual(0, (await person.DoAsync("logs", "wep")).Exit);
    }

    /// <summary>Each kind of change by hand: drift and plan name it, --keep leaves it, apply mends it, and then nothing differs.</summary>
    private async Task AssertDriftAsync(TestLab lab, Operating person)
    {
        Assert.Equal("Nothing was changed by hand.\n", Good(await person.DoAsync("drift")).Out);
        await ChangeByHandAsync(lab);
        await AssertNamedAsync(person);
        await AssertKeptAsync(person);
        await AssertMendedAsync(lab, person);
    }

    private static async Task ChangeByHandAsync(TestLab lab)
    {
        await lab.DockerAsync("h1", "update", "--memory", "300m", "--memory-swap", "300m", "cache", "web-2", "web-proxy");
        await lab.DockerAsync("h1", "pause", "cache");
        await lab.DockerAsync("h1", "stop", "web-watchdog");
        await lab.DockerAsync("h1", "run", "--detach", "--name", "web-9", "--label", "modelc.app=shop", "--label", "modelc.role=replica", Image("v1.0"));
        await lab.DockerAsync("h2", "service", "update", "--detach", "--replicas", "3", "--env-add", "BY=hand", "--image", Image("v2.0"), "shop_api");
        await lab.DockerAsync("h2", "update", "--memory", "300m", "--memory-swap", "300m", "api-proxy");
        await lab.OnAsync("h2", "sh", "-c", "docker node update --label-add disk=none $(docker node ls --quiet)");
        await lab.OnAsync("h1", "sh", "-c", "for f in /root/modelc/shop/releases/*/hosts/h1/cache/unit.env; do echo >>$f; done");
    }

    private static readonly string[] ChangesByHand =
    [
        "~ container cache on h1: memory: 0 -> 314572800",
        "~ container cache on h1: state: running -> paused",
        "~ container web-2 on h1: memory: 0 -> 314572800",
        "~ container web-proxy on h1: memory: 0 -> 314572800",
        "~ container web-watchdog on h1: state: running -> exited",
        "~ container api-proxy on h2: memory: 0 -> 314572800",
        "+ container web-9 on h1: no apply made it",
        "~ service shop_api on h2: replicas: 2 -> 3",
        "~ service shop_api on h2: environment was changed",
        "~ service shop_api on h2: image: ",
        "~ node h2 on h2: labels: disk=ssd ",
        "~ file hosts/h1/cache/unit.env on h1: content was changed",
    ];

    private static async Task AssertNamedAsync(Operating person)
    {
        var said = await person.DoAsync("drift");
        Assert.Equal(2, said.Exit);
        Assert.All(ChangesByHand, line => Assert.Contains(line, said.Out, StringComparison.Ordinal));
        Assert.DoesNotContain("stranger", said.Out, StringComparison.Ordinal);
        string[] planned =
        [
            "~ web on h1: was changed by hand",
            "    ~ container web-2: memory: 0 -> 314572800: rolling, without loss",
            "    ~ container web-proxy: memory: 0 -> 314572800: the proxy hands over to a new one, without loss",
            "    ~ container web-watchdog: state: running -> exited: the watchdog is replaced",
            "    ~ container cache: memory: 0 -> 314572800: the container is made anew",
            "    ~ service shop_api: replicas: 2 -> 3: replicas come or go",
            "    ~ file hosts/h1/cache/unit.env: content was changed: shipped again",
            "! container web-9 on h1: no apply made it, and none removes it. Remove it there: \"docker rm --force web-9\".",
        ];
        var plan = await person.DoAsync("plan");
        Assert.Equal(2, plan.Exit);
        Assert.All(planned, line => Assert.Contains(line, plan.Out, StringComparison.Ordinal));
    }

    private static async Task AssertKeptAsync(Operating person)
    {
        var kept = Good(await person.AgainAsync("--keep"));
        Assert.Contains("container web-2 on h1: memory: 0 -> 314572800: changed by hand, kept", kept.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing to do but what is kept", kept.Out, StringComparison.Ordinal);
        var said = await person.DoAsync("drift");
        Assert.All(ChangesByHand, line => Assert.Contains(line, said.Out, StringComparison.Ordinal));
    }

    private async Task AssertMendedAsync(TestLab lab, Operating person)
    {
        var books = await UnderLoadAsync(lab, "mended", "h1", 8080, async () => Good(await person.AgainAsync()));
        LoadRow.AssertNothingLost(books);
        Assert.Equal("0 0", await lab.DockerAsync("h1", "inspect", "--format", "{{.HostConfig.Memory}}", "web-proxy", "cache") is var memory ? memory.Replace('\n', ' ') : "");
        Assert.Equal("web-1 web-3", await ReplicasAsync(lab));
        var service = await lab.DockerAsync("h2", "service", "inspect", "--format", "{{.Spec.Mode.Replicated.Replicas}} {{.Spec.TaskTemplate.ContainerSpec.Image}} {{.Spec.TaskTemplate.ContainerSpec.Env}}", "shop_api");
        Assert.StartsWith($"2 {Image("v1.0")}", service, StringComparison.Ordinal);
        Assert.DoesNotContain("BY=hand", service, StringComparison.Ordinal);
        Assert.Equal("ssd", await lab.DockerAsync("h2", "node", "inspect", "self", "--format", "{{.Spec.Labels.disk}}"));

        Assert.Equal("+ container web-9 on h1: no apply made it\n", (await person.DoAsync("drift")).Out);
        Good(await person.DoAsync("plan"));
        await lab.DockerAsync("h1", "rm", "--force", "web-9");
        var watch = Stopwatch.StartNew();
        Assert.StartsWith("Nothing to do: ", Good(await person.DoAsync("plan")).Out, StringComparison.Ordinal);
        _output.WriteLine($"plan, nothing to do: {watch.Elapsed.TotalSeconds:F1} s");
        Assert.Equal("Nothing was changed by hand.\n", Good(await person.DoAsync("drift")).Out);
        await AssertLossIsMendedAsync(lab, person);
    }

    /// <summary>A service that somebody removed, and a node that somebody emptied without modelc.</summary>
    private static async Task AssertLossIsMendedAsync(TestLab lab, Operating person)
    {
        await lab.DockerAsync("h2", "service", "rm", "shop_api");
        await lab.OnAsync("h2", "sh", "-c", "docker node update --availability drain $(docker node ls --quiet)");
        var said = await person.DoAsync("drift");
        Assert.Equal(2, said.Exit);
        Assert.Contains("- service shop_api on h2: ", said.Out, StringComparison.Ordinal);
        Assert.Contains("~ node h2 on h2: availability: active -> drain", said.Out, StringComparison.Ordinal);
        Good(await person.AgainAsync());
        Assert.Equal("active", await lab.DockerAsync("h2", "node", "inspect", "self", "--format", "{{.Spec.Availability}}"));
        Assert.Equal("shop_api 2/2", await lab.DockerAsync("h2", "service", "ls", "--format", "{{.Name}} {{.Replicas}}"));
        Assert.Equal("Nothing was changed by hand.\n", Good(await person.DoAsync("drift")).Out);
    }

    private static async Task<string> ReplicasAsync(TestLab lab) => string.Join(' ', (await lab.DockerAsync(
        "h1", "ps", "--filter", "label=modelc.component=web", "--filter", "label=modelc.role=replica", "--format", "{{.Names}}"))
        .Split('\n').Order(StringComparer.Ordinal));

    private static async Task AssertNodesAsync(TestLab lab, Operating person)
    {
        Assert.Contains("h2  manager, active, ready", Good(await person.DoAsync(["node", "ls"])).Out, StringComparison.Ordinal);
        Assert.Contains("The model says active", Good(await person.DoAsync(["node", "drain"], "h2")).Out, StringComparison.Ordinal);
        Assert.Empty(await lab.DockerAsync("h2", "ps", "--quiet", "--filter", "label=com.docker.swarm.service.name=shop_api"));
        Assert.Contains("drain (the model says active; \"modelc node activate\" makes it so)", Good(await person.DoAsync(["node", "ls"])).Out, StringComparison.Ordinal);
        Assert.Equal("Nothing was changed by hand.\n", Good(await person.DoAsync("drift")).Out);
        Assert.Contains("! Node \"h2\" was drained", Good(await person.DoAsync("plan")).Out, StringComparison.Ordinal);
        Good(await person.DoAsync(["node", "activate"], "h2"));
        Assert.Equal(64, (await person.DoAsync(["node", "drain"], "h9")).Exit);
    }

    private static async Task AssertRollbackAsync(Operating person)
    {
        var list = Good(await person.DoAsync("rollback", "--list")).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["*", " "], list.Select(line => line[..1]));
        Assert.Contains("Back to release", Good(await person.DoAsync("rollback")).Out, StringComparison.Ordinal);
        await AssertStatusAsync(person, "v1.0");
        Assert.Equal(3, (await person.DoAsync("rollback", "0000000")).Exit);
    }

    private static async Task AssertDestroyAsync(TestLab lab, Operating person)
    {
        Assert.Equal(64, (await person.DoAsync("destroy")).Exit);
        var unsure = await person.AnswerAsync("sh op", "destroy");
        Assert.Equal((130, true), (unsure.Exit, unsure.Error.Contains("Nothing was changed.", StringComparison.Ordinal)));
        Assert.Contains("web-", await lab.DockerAsync("h1", "ps", "--format", "{{.Names}}"), StringComparison.Ordinal);
        Assert.Contains(
            $"volume {Volume} on h1 stays, with its data; --volumes removes it too", Good(await person.AnswerAsync("shop", "destroy")).Out, StringComparison.Ordinal);
        Assert.Equal("stranger", await lab.DockerAsync("h1", "ps", "--all", "--format", "{{.Names}}"));
        await TestLab.UntilAsync(() => lab.DockerAsync("h2", "ps", "--all", "--quiet"), left => left.Length == 0);
        Assert.Equal(Volume, await lab.DockerAsync("h1", "volume", "ls", "--quiet"));
        Assert.Equal("", await lab.OnAsync("h1", "sh", "-c", "ls -d /root/modelc /run/modelc 2>/dev/null || true"));
        Assert.Contains("Nothing to do", Good(await person.DoAsync("destroy", "--yes")).Out, StringComparison.Ordinal);

        Assert.Contains($"- volume {Volume} on h1, with all that is in it", Good(await person.DoAsync("destroy", "--yes", "--volumes")).Out, StringComparison.Ordinal);
        Assert.Equal("", await lab.DockerAsync("h1", "volume", "ls", "--quiet"));
        Assert.Contains("Nothing to do", Good(await person.DoAsync("destroy", "--yes", "--volumes")).Out, StringComparison.Ordinal);
    }

    private static Said Good(Said said)
    {
        Assert.True(said.Exit == 0, $"{said.Out}\n{said.Error}");
        return said;
    }

    private static string Image(string version) => $"test-app:{version}";

    private static async Task<string> ModelAsync(TestLab lab, string version) => $$$$"""
        {
          "name": "shop",
          "components": [
            {"_type": "/infra/vm_host", "name": "h1", "version": "1", "ip": "{{{{await lab.AddressAsync("h1")}}}}",
             "credentials": {"username": "root", "agent": "/run/agent"}, "provided_execution_port": [{"name": "run"}]},
            {"_type": "/infra/vm_host", "name": "h2", "version": "1", "ip": "{{{{await lab.AddressAsync("h2")}}}}",
             "credentials": {"username": "root", "agent": "/run/agent"}, "provided_execution_port": [{"name": "run"}]},
            {"_type": "/infra/docker_swarm", "name": "crew", "version": "1", "provided_execution_port": [{"name": "swarm"}],
             "nodes": [{"host": "h2", "role": "manager", "labels": {"disk": "ssd"}}]},
            {"_type": "/internal", "name": "web", "version": "1", "required_execution_port": {"name": "host"},
             "availability": {"strategy": "Builtin", "replicaCount": 2, "exposedPort": 8080, "healthCheck": {"http": "/health"}, "update": {"soak": "1s", "drain": "1s"}},
             "docker_resource": {"image": "{{{{Image(version)}}}}", "port_bindings": {"8080": "5000"}}},
            {"_type": "/internal", "name": "api", "version": "1", "required_execution_port": {"name": "host"},
             "availability": {"strategy": "Docker Swarm", "replicaCount": 2, "exposedPort": 8081, "healthCheck": {"http": "/health", "interval": "1s"},
               "update": {"soak": "1s", "drain": "1s", "parallelism": 2, "delay": "1s", "monitor": "3s"}},
             "docker_resource": {"image": "{{{{Image("v1.0")}}}}", "port_bindings": {"8081": "5000"}}},
            {"_type": "/internal", "name": "cache", "version": "1", "required_execution_port": {"name": "host"},
             "docker_resource": {"image": "{{{{Image("v1.0")}}}}", "port_bindings": {"8082": "5000"}, "volumes": [{"source": "{{{{Volume}}}}", "target": "/data"}]}}
          ],
          "links": [],
          "containments": [
            {"name": "a", "src": "/h1/run", "target": "/web/host"},
            {"name": "b", "src": "/crew/swarm", "target": "/api/host"},
            {"name": "c", "src": "/h1/run", "target": "/cache/host"}
          ]
        }
        """;
}
