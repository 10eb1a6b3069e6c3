using System.Diagnostics;
using Modelc.Lab.Tests.Raising;
using Modelc.Testing;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Hosts;

[Collection(SecondLab.Name)]
public sealed class HostTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    private static readonly string[] Engines = ["h1", "h2", "h3"];

    [LabFact]
    public Task Every_host_has_a_name_and_an_engine_of_its_own() => OnLab(async lab =>
    {
        foreach (var host in Engines)
            Assert.Equal(host, await lab.OnAsync(host, "hostname"));
        var engines = await Task.WhenAll(Engines.Select(host => lab.DockerAsync(host, "info", "--format", "{{.ID}}")));
        Assert.Equal(Engines.Length, engines.Distinct().Count());
    });

    [LabFact]
    public Task Up_twice_is_up_once() => OnLab(async lab =>
    {
        var container = await lab.DockerAsync("h1", "run", "--detach", "test-app:v1.0");
        var before = await Starts(lab);
        (await lab.RunAsync("up", "--hosts", "4", "--bare", "h4")).Expect();
        Assert.Equal(before, await Starts(lab));
        Assert.Equal("true", await lab.DockerAsync("h1", "inspect", "--format", "{{.State.Running}}", container));
    });

    /// <summary>What would change if a host's first process, its engine, its ssh server or a switch's service were started again.</summary>
    private static async Task<string> Starts(TestLab lab)
    {
        var hosts = await Task.WhenAll(new[] { "switch", "h1", "h2", "h3", "h4" }.Select(host =>
            lab.OnAsync(host, "sh", "-c", "for file in /run/*.pid; do echo $file; cat $file; done; awk '{print $22}' /proc/1/stat")));
        return string.Join('\n', hosts);
    }

    [LabFact]
    public Task Containers_on_different_hosts_reach_each_other() => OnLab(async lab =>
    {
        await lab.DockerAsync("h2", "run", "--detach", "--publish", "8080:5000", "test-app:v1.0");
        var answer = await lab.DockerAsync("h1", "run", "--rm", "test-app:v1.0",
            "curl", "--silent", "--show-error", "--retry", "20", "--retry-delay", "1", "--retry-connrefused", "http://h2:8080/");
        Assert.Contains("\"version\": \"v1.0\"", answer, StringComparison.Ordinal);
    });

    [LabFact]
    public Task Three_hosts_form_a_swarm_whose_replicas_answer_over_an_overlay_network() => OnLab(async lab =>
    {
        await lab.MakeSwarmAsync(Engines);
        await lab.DockerAsync("h1", "network", "create", "--driver", "overlay", "--attachable", "net");
        await lab.DockerAsync("h1", "service", "create", "--quiet", "--name", "app", "--network", "net", "--endpoint-mode", "dnsrr",
            "--replicas", "3", "--replicas-max-per-node", "1", "test-app:v1.0");
        var names = await Task.WhenAll(Engines.Select(host => lab.DockerAsync(host, "ps", "--quiet")));
        // One name, three addresses; a client alone would always take the one that looks nearest.
        var script = "for address in $(getent ahostsv4 app | cut -d' ' -f1 | sort -u); do curl -s -m 5 http://$address:5000/; done";
        await TestLab.UntilAsync(
            () => lab.DockerAsync("h1", "run", "--rm", "--network", "net", "test-app:v1.0", "bash", "-c", script),
            answers => names.All(name => answers.Contains(name, StringComparison.Ordinal)));
    });

    [LabFact]
    public Task Ssh_reaches_every_host_and_h3_only_through_h1() => OnLab(async lab =>
    {
        foreach (var host in new[] { "h1", "h2", "h3", "h4" })
            Assert.Equal(host, (await lab.SshAsync(host, "hostname")).Expect().Text.Trim());
        var direct = await LabCommand.RunProgramAsync("ssh", TimeSpan.FromSeconds(30), ["-F", lab.SshConfig, "-o", "ProxyJump=none", "h3", "true"]);
        Assert.Equal(255, direct.ExitCode);
    });

    [LabFact]
    public Task A_bare_host_gets_Docker_as_any_server_does() => OnLab(async lab =>
    {
        Assert.NotEqual(0, (await lab.TryOnAsync("h4", "sh", "-c", "command -v dockerd")).ExitCode);
        try
        {
            await lab.OnAsync("h4", "apt-get", "update");
            await lab.OnAsync("h4", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install", "--yes", "--no-install-recommends", "docker.io");
            await TestLab.UntilAsync(() => lab.TryOnAsync("h4", "docker", "version"), result => result.ExitCode == 0, 30);
            Assert.Contains("HAProxy version", await lab.DockerAsync("h4", "run", "--rm", "haproxy:3.2.26", "haproxy", "-v"), StringComparison.Ordinal);
        }
        finally
        {
            (await lab.RunAsync("reinstall", "h4")).Expect();
        }
    });

    [LabFact]
    public Task What_one_host_pushes_another_pulls_by_digest() => OnLab(async lab =>
    {
        const string image = "registry.lab:5000/shop/app";
        await lab.DockerAsync("h1", "tag", "test-app:v1.0", $"{image}:1");
        var pushed = await lab.DockerAsync("h1", "push", $"{image}:1");
        var digest = pushed.Split("digest: ")[1].Split(' ')[0];
        await lab.DockerAsync("h2", "pull", "--quiet", $"{image}@{digest}");
        Assert.Contains(digest, await lab.DockerAsync("h2", "images", "--digests", image), StringComparison.Ordinal);
    });

    [LabFact]
    public Task An_unknown_name_is_refused_at_once() => OnLab(async lab =>
    {
        var clock = Stopwatch.StartNew();
        Assert.NotEqual(0, (await lab.TryOnAsync("h1", "docker", "pull", "nobody/nothing:1")).ExitCode);
        Assert.NotEqual(0, (await lab.TryOnAsync("h1", "docker", "run", "--rm", "debian:12-slim", "getent", "hosts", "example.com")).ExitCode);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    });

    [LabFact]
    public Task Nothing_but_packages_comes_in_from_outside() => OnLab(async lab =>
    {
        var host = await lab.TryOnAsync("h1", "curl", "--silent", "--max-time", "5", "http://192.0.2.1/");
        Assert.Equal(7, host.ExitCode);
        await lab.DockerAsync("h1", "run", "--rm", "debian:13-slim", "apt-get", "update");
    });

    [LabFact]
    public Task A_folder_is_copied_to_a_host_and_its_script_run_there() => OnLab(async lab =>
    {
        var folder = Directory.CreateTempSubdirectory("lab-script-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "greet.sh"), "read -r name <name.txt; echo \"$1 $name on $(hostname)\"; exit 3\n");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "name.txt"), "you\n");
            var result = await lab.RunScriptAsync("h2", folder.FullName, "greet.sh", "hello, it's");
            Assert.Equal((3, "hello, it's you on h2\n"), (result.ExitCode, result.Text));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });
}
