using System.Text.Json;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.After;

/// <summary>One model, applied once, and everything that a person does with it from then on.</summary>
public sealed class AfterApplyTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
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
        string[] wanted = ["web: replicas on h1, 2 of 2 good", "api: swarm service on h2, 2 of 2 good", "cache: container on h1, 1 of 1 good", "by anna@desk"];
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

    private static async Task AssertDriftAsync(TestLab lab, Operating person)
    {
        Assert.Equal("Nothing was changed by hand.\n", Good(await person.DoAsync("drift")).Out);
        await lab.DockerAsync("h1", "update", "--memory", "300m", "--memory-swap", "300m", "cache");
        await lab.DockerAsync("h1", "stop", "web-watchdog");
        await lab.DockerAsync("h2", "service", "scale", "--detach", "shop_api=3");
        await lab.OnAsync("h1", "sh", "-c", "for f in /root/modelc/shop/releases/*/hosts/h1/cache/unit.env; do cp $f /root/unit.env; echo >>$f; done");
        var said = await person.DoAsync("drift");
        Assert.Equal(2, said.Exit);
        Assert.Contains("~ container cache on h1: memory: 0 -> 314572800", said.Out, StringComparison.Ordinal);
        Assert.Contains("~ container web-watchdog on h1: state: running -> exited", said.Out, StringComparison.Ordinal);
        Assert.Contains("~ service shop_api on h2: replicas: 2 -> 3", said.Out, StringComparison.Ordinal);
        Assert.Contains("~ file hosts/h1/cache/unit.env on h1: content was changed", said.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("stranger", said.Out, StringComparison.Ordinal);
        await lab.OnAsync("h1", "sh", "-c", "for f in /root/modelc/shop/releases/*/hosts/h1/cache/unit.env; do mv /root/unit.env $f; done");
        await lab.DockerAsync("h1", "start", "web-watchdog");
        await lab.DockerAsync("h2", "service", "scale", "--detach", "shop_api=2");
    }

    private static async Task AssertNodesAsync(TestLab lab, Operating person)
    {
        Assert.Contains("h2  manager, active, ready", Good(await person.DoAsync(["node", "ls"])).Out, StringComparison.Ordinal);
        Assert.Contains("The model says active", Good(await person.DoAsync(["node", "drain"], "h2")).Out, StringComparison.Ordinal);
        Assert.Empty(await lab.DockerAsync("h2", "ps", "--quiet", "--filter", "label=com.docker.swarm.service.name=shop_api"));
        Assert.Contains("drain (the model says active", Good(await person.DoAsync(["node", "ls"])).Out, StringComparison.Ordinal);
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
        Good(await person.DoAsync("destroy", "--yes"));
        Assert.Equal("stranger", await lab.DockerAsync("h1", "ps", "--all", "--format", "{{.Names}}"));
        await TestLab.UntilAsync(() => lab.DockerAsync("h2", "ps", "--all", "--quiet"), left => left.Length == 0);
        Assert.Equal(Volume, await lab.DockerAsync("h1", "volume", "ls", "--quiet"));
        Assert.Equal("", await lab.OnAsync("h1", "sh", "-c", "ls -d /root/modelc /run/modelc 2>/dev/null || true"));
        Assert.Contains("Nothing to do", Good(await person.DoAsync("destroy", "--yes")).Out, StringComparison.Ordinal);
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
            {"name": "b", "src": "/h2/run", "target": "/api/host"},
            {"name": "c", "src": "/h1/run", "target": "/cache/host"}
          ]
        }
        """;
}
