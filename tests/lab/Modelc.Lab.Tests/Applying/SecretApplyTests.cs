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
        await AssertNowhereElseAsync(lab);
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

    [LabFact]
    public Task Secrets_of_a_service_on_a_swarm_are_in_no_file_no_image_and_no_argument() => OnLab(async lab =>
    {
        using var person = await Deployer.OfExampleAsync(lab, "03-genesis-builtin", new Dictionary<string, string> { ["192.0.2.30"] = "h1" });
        person.Write("token", "canary-in-a-file");
        person.Write("key", "canary-by-command");
        person.Change(one => BecomeService(one.Component("a_component")));

        var watched = WatchProcessesAsync(lab);
        var applied = (await person.ApplyAsync("--build")).Expect();
        await lab.OnAsync("h1", "touch", "/tmp/watched");

        Assert.DoesNotContain("canary", await watched, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", applied.Text, StringComparison.Ordinal);
        var task = (await lab.DockerAsync("h1", "ps", "--quiet", "--filter", "label=com.docker.swarm.service.name=genesis-builtin_a_component")).Split('\n')[0];
        Assert.Equal("canary-by-command", await lab.DockerAsync("h1", "exec", task, "printenv", "KEY"));
        Assert.Equal("canary-in-a-file", await lab.DockerAsync("h1", "exec", task, "cat", "/run/token"));
        await AssertNowhereElseAsync(lab);
    });

    private static void BecomeService(JsonObject component)
    {
        component.Remove("ssh_resource");
        component["availability"]!["strategy"] = "Docker Swarm";
        component["availability"]!["healthCheck"] = new JsonObject { ["http"] = "/health" };
        component["availability"]!["update"] = new JsonObject { ["soak"] = "2s" };
        component["docker_resource"] = Docker(new JsonObject
        {
            ["environment"] = new JsonArray(new JsonObject { ["name"] = "KEY", ["value"] = new JsonObject { ["command"] = new JsonArray("cat", "key") } }),
            ["secrets"] = new JsonArray(new JsonObject { ["name"] = "token", ["value"] = new JsonObject { ["file"] = "token" }, ["target"] = "/run/token" }),
        });
    }

    /// <summary>
    /// Docker itself keeps what it gave a container, for its own eyes: below /var/lib/docker only the layers of images are
    /// looked at, and what runc is told of a process that it is about to start is passed over.
    /// </summary>
    private static async Task AssertNowhereElseAsync(TestLab lab) => Assert.Equal("", await lab.OnAsync("h1", "sh", "-c", """
        grep -rlI --exclude='runc-process*' canary /bin /etc /home /opt /root /run/modelc /srv /tmp /usr/local /var/lib/modelc /var/log /var/tmp 2>/dev/null
        for container in $(docker ps --all --quiet); do docker logs "$container" 2>&1 | grep canary; done
        for image in $(docker image ls --quiet | sort -u); do
            docker history --no-trunc "$image" | grep canary
            docker image inspect --format '{{.GraphDriver.Data.UpperDir}}:{{.GraphDriver.Data.LowerDir}}' "$image"
        done | tr : '\n' | sort -u | while read -r layer; do
            if [ -d "$layer" ]; then grep -rlI canary "$layer/etc" "$layer/opt" "$layer/root" "$layer/run" "$layer/srv" "$layer/tmp" 2>/dev/null; else echo "$layer" | grep canary; fi
        done
        exit 0
        """));

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
