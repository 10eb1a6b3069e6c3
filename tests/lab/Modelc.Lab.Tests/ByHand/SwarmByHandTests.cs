using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>Examples whose components run on a swarm.</summary>
public sealed class SwarmByHandTests(LabFixture fixture, ITestOutputHelper output) : ByHandTest(fixture, output)
{
    [LabFact]
    public Task A_swarm_of_one_heals_and_an_update_loses_nothing() => ByHand("02-genesis-swarm", "genesis-swarm", new Dictionary<string, string>
    {
        ["192.0.2.20"] = "h1",
    }, async person =>
    {
        await person.Lab.DockerAsync("h1", "tag", "test-app:v1.0", "fchauvel/test-app:v1.0");
        await person.Lab.DockerAsync("h1", "tag", "test-app:v2.0", "fchauvel/test-app:v2.0");
        await person.DeployAsync();
        Assert.Contains("v1.0", await person.FollowAsync("Check"), StringComparison.Ordinal);
        await AssertSpreadAsync(person.Lab, "h1", 5000, 2);
        await AssertKilledReplicaIsReplacedAsync(person);

        await ChangeModelAsync(person, "02-genesis-swarm", "test-app:v1.0", "test-app:v2.0");
        var books = await UnderLoadAsync(person.Lab, "a_component updated", "h1", 5000, person.DeployAsync);
        LoadRow.AssertNothingLost(books);
        Assert.Equal(["v1.0", "v2.0"], books.Summary.Versions.Keys);
        Assert.Contains("v2.0", await person.AskAsync("http://192.0.2.20:5000/"), StringComparison.Ordinal);
        await person.RemoveAsync();
    });

    private async Task AssertKilledReplicaIsReplacedAsync(Operator person)
    {
        var lab = person.Lab;
        var before = await ReplicasAsync(lab);
        var books = await UnderLoadAsync(person.Lab, "a replica killed", "h1", 5000, async () =>
        {
            await lab.BreakAsync("kill-container", "h1", before[0]);
            await TestLab.UntilAsync(() => ReplicasAsync(lab), now => now.Count == 2 && !now.Contains(before[0]));
        });
        Assert.InRange(books.Summary.Failed, 0, 1);
        await TestLab.UntilAsync(() => LoadAsync(person.Lab, "h1", 5000, TimeSpan.FromSeconds(1)), load => load is { Failed: 0, Replicas.Count: 2 });
    }

    private static Task<IReadOnlyList<string>> ReplicasAsync(TestLab lab) => lab.HealthyTasksAsync("h1", "genesis-swarm_a_component");

    [LabFact]
    public Task Bare_hosts_become_a_swarm_that_spreads_its_replicas_over_the_nodes() => ByHand("05-swarm-of-three", "tutorial", new Dictionary<string, string>
    {
        ["192.0.2.101"] = "h1",
        ["192.0.2.102"] = "h2",
        ["192.0.2.103"] = Operator.Desk,
    }, async person =>
    {
        var lab = person.Lab;
        try
        {
            await BecomeASwarmAsync(person);
        }
        finally
        {
            (await lab.RunAsync("reinstall", Operator.Desk)).Expect();
        }
    });

    private async Task BecomeASwarmAsync(Operator person)
    {
        var lab = person.Lab;
        var said = await person.ReadyAsync();
        Assert.Contains("Docker is missing: installing it with apt-get", said, StringComparison.Ordinal);
        Assert.DoesNotContain("SWMTKN", said, StringComparison.Ordinal);
        foreach (var host in person.Hosts)
            await StandIn.ImageAsync(lab, host, "registry.example.org/flask_image_hello_world:1.0", 5001);
        await person.FollowAsync("Deploy");
        await person.FollowAsync("Check");
        await AssertSpreadAsync(person.Lab, "h1", 5001, 3);
        var nodes = await lab.DockerAsync("h1", "service", "ps", "--filter", "desired-state=running", "--format", "{{.Node}}", "tutorial_flask_helloworld");
        Assert.All(nodes.Split('\n').CountBy(node => node), node => Assert.InRange(node.Value, 1, 2));
        Assert.Equal("c", await lab.DockerAsync("h1", "node", "inspect", "--format", "{{.Spec.Labels.rack}}", Operator.Desk));
        Assert.Contains("Statistics Report", await lab.OnAsync("h1", "curl", "--silent", "--fail", "http://127.0.0.1:8404/"), StringComparison.Ordinal);
        await person.RemoveAsync();
        foreach (var host in person.Hosts)
        {
            Assert.Equal("inactive", await lab.DockerAsync(host, "info", "--format", "{{.Swarm.LocalNodeState}}"));
            Assert.Equal("", await lab.OnAsync(host, "sh", "-c", "grep -rlF SWMTKN /root/modelc /var/lib/modelc /tmp /var/log 2>/dev/null || true"));
        }
    }

    [LabFact]
    public Task A_recipe_is_built_once_and_the_other_nodes_pull_it() => BuiltByHand("pushed", new Dictionary<string, string>
    {
        ["192.0.2.101"] = "h1",
        ["192.0.2.102"] = "h2",
    }, async person =>
    {
        var lab = person.Lab;
        await person.DeployAsync();
        await person.FollowAsync("Check");
        await AssertSpreadAsync(lab, "h1", 5000, 2);
        Assert.Contains("from-recipe", await person.AskAsync("http://192.0.2.101:5000/"), StringComparison.Ordinal);
        var container = await lab.DockerAsync("h2", "ps", "--quiet", "--filter", "label=com.docker.swarm.service.name=pushed_app");
        Assert.StartsWith("registry.lab:5000/app-livebuilt:", await lab.DockerAsync("h2", "inspect", "--format", "{{.Config.Image}}", container), StringComparison.Ordinal);
        Assert.Equal("root", await lab.DockerAsync("h2", "exec", container, "stat", "--format", "%U", "/etc/written-at-start"));
        await person.RemoveAsync(("h2", "image registry.lab:5000/app-livebuilt"));
    });
}
