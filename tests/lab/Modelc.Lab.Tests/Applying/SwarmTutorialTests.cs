using Modelc.Lab.Tests.ByHand;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Applying;

/// <summary>
/// A course's tutorial on Swarm, in its order, done with modelc. Two of its three hosts have Docker already, for installing
/// it takes long; the third is bare, and its ports are closed at first.
/// </summary>
public sealed class SwarmTutorialTests(LabFixture fixture, ITestOutputHelper output) : LoadedTest(fixture, output)
{
    private const string Image = "registry.lab:5000/flask_image_hello_world:1.0";
    private const string Service = "tutorial_flask_helloworld";
    private const string Bare = "h4";

    private static readonly string[] Hosts = ["h1", "h2", Bare];

    [LabFact]
    public Task Three_hosts_become_a_swarm_that_works_survives_its_losses_and_is_taken_apart() => OnLab(async lab =>
    {
        await StandIn.FlaskAsync(lab, "h3", Image);
        await lab.DockerAsync("h3", "push", "--quiet", Image);
        using var person = await Deployer.OfExampleAsync(lab, "05-swarm-of-three", new Dictionary<string, string>
        {
            ["192.0.2.101"] = "h1",
            ["192.0.2.102"] = "h2",
            ["192.0.2.103"] = Bare,
        });
        person.Change(one => one.Component("flask_helloworld")["docker_resource"]!["image"] = Image);
        await using var ear = await Ear.PutAsync(lab, "h2");
        try
        {
            await AssertClosedPortsAreNamedAsync(lab, person);
            await AssertSwarmIsMadeAsync(lab, person, ear);
            await AssertReplicasAreSpreadAsync(lab);
            await AssertRestartPolicyHoldsAsync(lab);
            await AssertDrainedNodeLosesNothingAsync(lab, person);
            await AssertDeadWorkerIsReplacedAsync(lab, person);
            await AssertLostManagerIsSurvivedAsync(lab, person);
            await AssertSwarmIsTakenApartAsync(lab, person);
        }
        finally
        {
            (await lab.RunAsync("reinstall", Bare)).Expect();
        }
    });

    /// <summary>"The following ports must be available." Which one is not, is said by whoever cannot reach it.</summary>
    private static async Task AssertClosedPortsAreNamedAsync(TestLab lab, Deployer person)
    {
        var (manager, worker) = (await lab.AddressAsync("h1"), await lab.AddressAsync(Bare));
        string[] closed = ["INPUT", "-s", worker, "-p", "tcp", "--dport", "2377", "-j", "DROP"];
        string[] refused = ["INPUT", "-s", worker, "-p", "udp", "--dport", "7946", "-j", "REJECT"];
        await lab.OnAsync("h1", ["iptables", "-w", "-I", .. closed]);
        await lab.OnAsync("h1", ["iptables", "-w", "-I", .. refused]);

        var apply = await person.ApplyAsync("--build");
        Assert.Equal(3, apply.ExitCode);
        Assert.Contains("dockertest3 engine: engine: Docker is missing: installing it with apt-get", apply.Text, StringComparison.Ordinal);
        Assert.Contains($"2377/tcp and 7946/udp of {manager} cannot be reached from {worker}. Open that there", apply.Errors, StringComparison.Ordinal);
        Assert.Contains($"iptables -I INPUT -s {worker} -p tcp --dport 2377 -j ACCEPT", apply.Errors, StringComparison.Ordinal);

        await lab.OnAsync("h1", ["iptables", "-w", "-D", .. closed]);
        await lab.OnAsync("h1", ["iptables", "-w", "-D", .. refused]);
    }

    private static async Task AssertSwarmIsMadeAsync(TestLab lab, Deployer person, Ear ear)
    {
        var apply = (await person.ApplyAsync("--build")).Expect();
        Assert.Contains("joining swarm cluster", apply.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["cluster  dockertest1  manager, active, ready", "cluster  dockertest2  worker, active, ready", "cluster  dockertest3  worker, active, ready"],
            await NodesAsync(person));
        Assert.DoesNotContain("SWMTKN-1-", apply.Text + apply.Errors, StringComparison.Ordinal);
        foreach (var host in Hosts)
            Assert.Empty(await lab.OnAsync(host, "sh", "-c", "grep -rlF SWMTKN-1- /root /run /tmp /var/lib/modelc /var/log || true"));
        var heard = await ear.HeardAsync();
        Assert.Contains("http://docker/swarm/join", heard, StringComparison.Ordinal);
        Assert.DoesNotContain("SWMTKN", heard, StringComparison.Ordinal);
    }

    /// <summary>"You can see that is running an instance on each node in the testbed."</summary>
    private static async Task AssertReplicasAreSpreadAsync(TestLab lab)
    {
        Assert.Equal(Hosts, await PlacesAsync(lab, "h1"));
        Assert.StartsWith("This is an example Flask app served from ", await AnswerAsync(lab, "h1"), StringComparison.Ordinal);
        await AllAnswerAsync(lab, "h1", 3);
    }

    private static async Task AssertRestartPolicyHoldsAsync(TestLab lab)
    {
        Assert.Equal("on-failure 5s 3 2m0s", await lab.DockerAsync(
            "h1", "service", "inspect", "--format", "{{with .Spec.TaskTemplate.RestartPolicy}}{{.Condition}} {{.Delay}} {{.MaxAttempts}} {{.Window}}{{end}}", Service));
        var killed = await lab.DockerAsync("h2", "ps", "--quiet", "--filter", $"label=com.docker.swarm.service.name={Service}");
        await lab.BreakAsync("kill-container", "h2", killed);
        await TestLab.UntilAsync(
            () => lab.DockerAsync("h2", "ps", "--quiet", "--filter", $"label=com.docker.swarm.service.name={Service}", "--filter", "health=healthy"),
            now => now.Length > 0 && now != killed);
    }

    private async Task AssertDrainedNodeLosesNothingAsync(TestLab lab, Deployer person)
    {
        await GoodAsync(person, 3);
        var books = await UnderLoadAsync(lab, "drain", "h1", 5001, async () => (await person.NodeAsync("drain", "dockertest2")).Expect());
        LoadRow.AssertNothingLost(books);
        Assert.Contains("cluster  dockertest2  worker, drain", string.Join('\n', await NodesAsync(person)), StringComparison.Ordinal);
        Assert.DoesNotContain("h2", await PlacesAsync(lab, "h1"));
        Assert.Contains("3 of 3 good", (await person.DoAsync("status")).Expect().Text, StringComparison.Ordinal);

        (await person.NodeAsync("activate", "dockertest2")).Expect();
        Assert.Contains("cluster  dockertest2  worker, active, ready", await NodesAsync(person));
    }

    /// <summary>Nothing of this is in the document, but what "high availability" promises there.</summary>
    private static async Task AssertDeadWorkerIsReplacedAsync(TestLab lab, Deployer person)
    {
        await lab.BreakAsync("power-off", Bare);
        var status = await person.DoAsync("status");
        Assert.Equal(3, status.ExitCode);
        Assert.Contains("host dockertest3: cannot be reached", status.Text, StringComparison.Ordinal);
        await GoodAsync(person, 3);
        Assert.DoesNotContain(Bare, await PlacesAsync(lab, "h1"));
        await AllAnswerAsync(lab, "h1", 3);

        await lab.MendAsync(Bare);
        await TestLab.UntilAsync(() => NodesAsync(person), nodes => nodes.Contains("cluster  dockertest3  worker, active, ready"));
        Assert.Contains("Nothing to do", (await person.ApplyAsync()).Expect().Text, StringComparison.Ordinal);
    }

    private async Task AssertLostManagerIsSurvivedAsync(TestLab lab, Deployer person)
    {
        person.Change(one =>
        {
            foreach (var node in one.Component("cluster")["nodes"]!.AsArray())
                node!["role"] = "manager";
        });
        (await person.ApplyAsync("--build")).Expect();
        Assert.All(await NodesAsync(person), node => Assert.EndsWith("manager, active, ready", node, StringComparison.Ordinal));
        foreach (var host in Hosts)
            await AllAnswerAsync(lab, host, 3);

        var books = await UnderLoadAsync(lab, "the leader lost", "h2", 5001, async () =>
        {
            await lab.BreakAsync("power-off", "h1");
            await GoodAsync(person, 3);
        });
        // What the dead host had in its hands is lost; nothing else is.
        Assert.InRange(books.Summary.Failed, 0, books.Summary.Total / 50);
        Assert.Contains("host dockertest1: cannot be reached", (await person.DoAsync("status")).Text, StringComparison.Ordinal);
        Assert.Contains("cluster  dockertest1  manager, active, down", await NodesAsync(person));

        person.Change(one => one.Component("flask_helloworld")["availability"]!["replicaCount"] = 4);
        var apply = await person.ApplyAsync("--build");
        Assert.Equal(3, apply.ExitCode);
        Assert.Contains("\"dockertest1\" ", apply.Errors, StringComparison.Ordinal);
        Assert.Contains("No step was begun; what ran before still runs.", apply.Errors, StringComparison.Ordinal);

        await lab.MendAsync("h1");
        await TestLab.UntilAsync(() => NodesAsync(person), nodes => nodes.Contains("cluster  dockertest1  manager, active, ready"));
        (await person.ApplyAsync()).Expect();
        await GoodAsync(person, 4);
        await AllAnswerAsync(lab, "h1", 4);
    }

    /// <summary>"In order to remove the swarm, you need to remove each worker node and the master from the swarm itself."</summary>
    private static async Task AssertSwarmIsTakenApartAsync(TestLab lab, Deployer person)
    {
        Assert.Contains("Docker stays", (await person.DoAsync("destroy", "--yes")).Expect().Text, StringComparison.Ordinal);
        foreach (var host in Hosts)
        {
            Assert.Equal("inactive", await lab.DockerAsync(host, "info", "--format", "{{.Swarm.LocalNodeState}}"));
            await TestLab.UntilAsync(() => lab.DockerAsync(host, "ps", "--all", "--quiet"), left => left.Length == 0);
            Assert.Equal("", await lab.DockerAsync(host, "volume", "ls", "--quiet"));
            // The bridge is Docker's own: it stays with whoever was in a swarm once.
            Assert.Equal("docker_gwbridge", await lab.DockerAsync(host, "network", "ls", "--filter", "type=custom", "--format", "{{.Name}}"));
            Assert.Equal("", await lab.OnAsync(host, "sh", "-c", "ls -d /root/modelc /run/modelc 2>/dev/null || true"));
        }
    }

    private static async Task GoodAsync(Deployer person, int replicas) => await TestLab.UntilAsync(
        () => person.DoAsync("status"), status => status.Text.Contains($"{replicas} of {replicas} good", StringComparison.Ordinal), 120);

    /// <summary>Other hosts hear of a replica a moment later than its own.</summary>
    private static async Task AllAnswerAsync(TestLab lab, string host, int replicas) => await TestLab.UntilAsync(
        () => LoadAsync(lab, host, 5001, TimeSpan.FromSeconds(1)), load => load.Failed == 0 && load.Replicas.Count == replicas);

    private static async Task<IReadOnlyList<string>> NodesAsync(Deployer person) =>
        (await person.NodeAsync("ls")).Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The hosts of the replicas, in order; a host with two is there twice.</summary>
    private static async Task<IReadOnlyList<string>> PlacesAsync(TestLab lab, string manager) =>
    [
        .. (await lab.DockerAsync(manager, "service", "ps", "--filter", "desired-state=running", "--format", "{{.Node}}", Service))
            .Split('\n').Order(StringComparer.Ordinal),
    ];

    private static async Task<string> AnswerAsync(TestLab lab, string host)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(await lab.UrlAsync(host, 5001));
    }
}
