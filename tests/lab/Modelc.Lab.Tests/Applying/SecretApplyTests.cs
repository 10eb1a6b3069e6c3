using System.Text.Json.Nodes;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Applying;

/// <summary>Values that the model names and no file holds, on their way to the programs that read them.</summary>
public sealed class SecretApplyTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    [LabFact]
    public Task A_secret_reaches_its_reader_alone_and_another_value_replaces_that_reader_alone() => OnLab(async lab =>
    {
        using var person = await Deployer.OfExampleAsync(lab, "03-genesis-builtin", new Dictionary<string, string> { ["192.0.2.30"] = "h1" });
        person.Write("token", "canary-in-a-file");
        person.Change(one => Become(one, "canary-by-command-1"));

        var watched = WatchProcessesAsync(lab);
        var applied = (await person.ApplyAsync("--build")).Expect();
        await lab.OnAsync("h1", "touch", "/tmp/watched");
        Assert.DoesNotContain("canary", await watched, StringComparison.Ordinal);
        Assert.Equal("canary-by-command-1", await lab.DockerAsync("h1", "exec", "a_component-1", "printenv", "KEY"));
        Assert.Equal("canary-in-a-file", await lab.DockerAsync("h1", "exec", "other", "cat", "/run/token"));
        Assert.DoesNotContain("canary", applied.Text, StringComparison.Ordinal);
        Assert.Equal("", await lab.OnAsync("h1", "sh", "-c", "grep -rl canary /root/modelc /run/modelc /tmp /var/log /var/lib/modelc 2>/dev/null || true"));
        Assert.Equal(0, (await person.PlanAsync()).ExitCode);

        var other = await lab.DockerAsync("h1", "inspect", "--format", "{{.Id}}", "other");
        person.Write("key", "canary-by-command-2");
        var plan = await person.PlanAsync();
        Assert.Equal(2, plan.ExitCode);
        Assert.Contains("secret KEY: changed", plan.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", plan.Text, StringComparison.Ordinal);
        (await person.ApplyAsync()).Expect();
        Assert.Equal("canary-by-command-2", await lab.DockerAsync("h1", "exec", "a_component-3", "printenv", "KEY"));
        Assert.Equal(other, await lab.DockerAsync("h1", "inspect", "--format", "{{.Id}}", "other"));
        Assert.Equal(0, (await person.PlanAsync()).ExitCode);
    });

    /// <summary>Two components with a secret each: one replicated, one a plain container.</summary>
    private static void Become(Deployer person, string key)
    {
        person.Write("key", key);
        var replicated = person.Component("a_component");
        replicated.Remove("ssh_resource");
        replicated["docker_resource"] = Docker(new JsonObject
        {
            ["environment"] = new JsonArray(new JsonObject { ["name"] = "KEY", ["value"] = new JsonObject { ["command"] = new JsonArray("cat", "key") } }),
        });
        person.AddBeside("a_component", new JsonObject
        {
            ["_type"] = "/internal",
            ["name"] = "other",
            ["version"] = "1",
            ["docker_resource"] = Docker(new JsonObject
            {
                ["secrets"] = new JsonArray(new JsonObject { ["name"] = "token", ["value"] = new JsonObject { ["file"] = "token" }, ["target"] = "/run/token" }),
            }),
        });
    }

    private static JsonObject Docker(JsonObject fields)
    {
        fields["name"] = "app";
        fields["image"] = "test-app:v1.0";
        return fields;
    }

    /// <summary>The arguments of every process of the host, containers included, over and over until the file is there.</summary>
    private static Task<string> WatchProcessesAsync(TestLab lab) => lab.OnAsync("h1", "sh", "-c", """
        rm -f /tmp/watched
        end=$(($(date +%s) + 150))
        while [ ! -e /tmp/watched ] && [ "$(date +%s)" -lt "$end" ]; do
            cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\0' '\n' | grep -a 'c[a]nary' || sleep 0.05
        done
        rm -f /tmp/watched
        """);
}
