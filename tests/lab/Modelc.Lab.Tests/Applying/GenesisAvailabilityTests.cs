using System.Text.Json.Nodes;
using Modelc.Lab.Tests.ByHand;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Applying;

/// <summary>
/// GeneSIS's page on availability in its order, done with modelc: both strategies, each with a component that is an image and
/// with one that is a recipe.
/// </summary>
public sealed class GenesisAvailabilityTests(LabFixture fixture, ITestOutputHelper output) : LoadedTest(fixture, output)
{
    private const string Component = "a_component";
    private const string Service = "genesis-swarm_a_component";

    [LabFact]
    public Task The_two_examples_of_the_page_are_deployed_updated_and_heal() => OnLab(async lab =>
    {
        try
        {
            await Task.WhenAll(DockerComponentOnSwarmAsync(lab), RecipeOnPlainDockerAsync(lab));
        }
        finally
        {
            (await lab.RunAsync("reinstall", "h4")).Expect();
        }
    });

    /// <summary>"Example 1: Replicated Docker Component Using Docker Swarm".</summary>
    private async Task DockerComponentOnSwarmAsync(TestLab lab)
    {
        await lab.DockerAsync("h1", "tag", "test-app:v1.0", "fchauvel/test-app:v1.0");
        await lab.DockerAsync("h1", "tag", "test-app:v2.0", "fchauvel/test-app:v2.0");
        using var person = await Deployer.OfExampleAsync(lab, "02-genesis-swarm", new Dictionary<string, string> { ["192.0.2.20"] = "h1" });
        person.Change(one => Policy(one)["update"] = BothAtOnce());

        // Initial deployment
        (await person.ApplyAsync("--build")).Expect();
        Assert.Equal($"{Service} 2/2 fchauvel/test-app:v1.0", await ServiceAsync(lab));

        // Releasing a new version: more replicas for a moment, then the right number.
        person.Change(one => one.Component(Component)["docker_resource"]!["image"] = "fchauvel/test-app:v2.0");
        var books = await UnderLoadAsync(lab, "a service's new version", "h1", 5000, async () =>
        {
            var apply = person.ApplyAsync("--build");
            await TestLab.UntilAsync(() => ServiceAsync(lab), service => service == $"{Service} 4/2 fchauvel/test-app:v2.0" || apply.IsCompleted, 180);
            Assert.False(apply.IsCompleted, "It was over, and nobody saw four replicas.");
            (await apply).Expect();
        });
        LoadRow.AssertNothingLost(books);
        Assert.Equal(["v1.0", "v2.0"], books.Summary.Versions.Keys);
        await TestLab.UntilAsync(() => ServiceAsync(lab), service => service == $"{Service} 2/2 fchauvel/test-app:v2.0");

        await AssertStoppedTaskIsReplacedAsync(lab, "h1", Service);

        // Scaling alone leaves alone who runs.
        var tasks = await lab.HealthyTasksAsync("h1", Service);
        person.Change(one => Policy(one)["replicaCount"] = 4);
        (await person.ApplyAsync("--build")).Expect();
        Assert.Superset(tasks.ToHashSet(), (await lab.HealthyTasksAsync("h1", Service)).ToHashSet());
        await AssertSpreadAsync(lab, "h1", 5000, 4);

        // Regular update: each old one stops before its successor starts.
        person.Change(one =>
        {
            Policy(one)["zeroDownTime"] = false;
            Policy(one)["replicaCount"] = 2;
            one.Component(Component)["docker_resource"]!["image"] = "fchauvel/test-app:v1.0";
        });
        Assert.Contains("downtime", (await person.PlanAsync()).Text, StringComparison.Ordinal);
        (await person.ApplyAsync("--build")).Expect();
        Assert.Equal("stop-first", await lab.DockerAsync("h1", "service", "inspect", "--format", "{{.Spec.UpdateConfig.Order}}", Service));
        await TestLab.UntilAsync(() => ServiceAsync(lab), service => service == $"{Service} 2/2 fchauvel/test-app:v1.0");
    }

    /// <summary>"Masking a replica's failure", as the swarm does it.</summary>
    private static async Task AssertStoppedTaskIsReplacedAsync(TestLab lab, string host, string service)
    {
        var tasks = await lab.HealthyTasksAsync(host, service);
        await lab.DockerAsync(host, "stop", tasks[0]);
        await TestLab.UntilAsync(() => lab.HealthyTasksAsync(host, service), now => now.Count == 2 && !now.Contains(tasks[0]) && now.Contains(tasks[1]));
    }

    /// <summary>"Using Builtin Mechanisms".</summary>
    private async Task RecipeOnPlainDockerAsync(TestLab lab)
    {
        var baseImage = await StandIn.PushedRepositoryAsync(lab, "h2", "https://github.com/fchauvel/", "test-app", 5000);
        using var person = await Deployer.OfExampleAsync(lab, "03-genesis-builtin", new Dictionary<string, string> { ["192.0.2.30"] = "h4" });
        person.Change(one => one.Component(Component)["ssh_resource"]!["baseImage"] = baseImage);

        // Initial deployment, on a host without Docker
        Assert.NotEqual(0, (await lab.TryOnAsync("h4", "docker")).ExitCode);
        Assert.Contains("Docker is missing: installing it", (await person.ApplyAsync("--build")).Expect().Text, StringComparison.Ordinal);
        Assert.Equal($"{Component}-1 {Component}-2 {Component}-proxy {Component}-watchdog", await ContainersAsync(lab, "h4"));
        Assert.Contains($"{Component}-livebuilt", await lab.DockerAsync("h4", "image", "ls", "--format", "{{.Repository}}"), StringComparison.Ordinal);
        Assert.StartsWith($"{Component}-livebuilt:", await lab.DockerAsync("h4", "inspect", "--format", "{{.Config.Image}}", $"{Component}-1"), StringComparison.Ordinal);

        await AssertStoppedReplicaIsReplacedAsync(lab, person, "h4", $"{Component}-1:5000", $"{Component}-livebuilt:", "cd test-app && bash start.sh");
        await AssertSpreadAsync(lab, "h4", 5000, 2);

        // Zero down time: a new version, and four in place of two
        Release(person, "v2", 4);
        var said = "";
        var books = await UnderLoadAsync(lab, "a recipe's new version", "h4", 5000, async () => said = (await person.ApplyAsync("--build")).Expect().Text);
        LoadRow.AssertNothingLost(books);
        Assert.Equal(["from-git", "v2"], books.Summary.Versions.Keys);
        foreach (var number in new[] { 3, 4, 5, 6 })
            Transcript.AssertInOrder(said, $"a_component-{number} is healthy", "a_component-6 in service", "a_component-1 is gone", "a_component-2 is gone");
        Assert.Equal($"{Component}-3 {Component}-4 {Component}-5 {Component}-6 {Component}-proxy {Component}-watchdog", await ContainersAsync(lab, "h4"));

        // Regular update: all of the old ones stop, then the new ones start.
        Policy(person)["zeroDownTime"] = false;
        Release(person, "v3", 2);
        Assert.Contains("downtime", (await person.PlanAsync()).Text, StringComparison.Ordinal);
        said = (await person.ApplyAsync("--build")).Expect().Text;
        Transcript.AssertInOrder(said, "a_component-3 stops before the new replicas start", "a_component-6 stops before the new replicas start", "start: a_component-7", "start: a_component-8");
        await AssertSpreadAsync(lab, "h4", 5000, 2);
    }

    /// <summary>"Fault-tolerance: Killing One Replica", to the words of the log.</summary>
    private static async Task AssertStoppedReplicaIsReplacedAsync(TestLab lab, Deployer person, string host, string endpoint, string image, string command)
    {
        var replica = endpoint.Split(':')[0];
        var component = replica[..replica.LastIndexOf('-')];
        var failed = await lab.DockerAsync(host, "inspect", "--format", "{{.Id}}", replica);
        // A watchdog that has not looked yet since the rollout has no good answer to tell.
        await UntilWatchdogSaysAsync(person, component, $"Health check for '{endpoint}' returned '0'");
        await lab.DockerAsync(host, "stop", replica);
        var log = await UntilWatchdogSaysAsync(person, component, $"Endpoint '{endpoint}' is back!");
        Transcript.AssertInOrder(
            log,
            $"Health check for '{endpoint}' returned '0'",
            $"Endpoint '{endpoint}' has failed!",
            $" - Image: '{image}",
            $" - Command: '{command}'",
            $" - Network: 'GeneSIS-{component}'",
            $"Container '{replica}' stopped.",
            $"Container '{replica}' removed.",
            $"New container '{replica}' from image '{image}",
            $"Container '{replica}' connected to 'GeneSIS-{component}'",
            $"Container '{replica}' started!",
            $"Endpoint '{endpoint}' is back!");
        Assert.NotEqual(failed, await lab.DockerAsync(host, "inspect", "--format", "{{.Id}}", replica));
    }

    private static Task<string> UntilWatchdogSaysAsync(Deployer person, string component, string words) => TestLab.UntilAsync(
        async () => (await person.DoAsync("logs", component, "--watchdog")).Expect().Text,
        text => text.Contains(words, StringComparison.Ordinal));

    [LabFact]
    public Task The_other_two_ways_are_deployed_updated_and_scaled() => OnLab(async lab =>
    {
        await StandIn.ImageAsync(lab, "h1", "registry.example.org/frontend:v1", 80);
        await StandIn.ImageAsync(lab, "h1", "registry.example.org/frontend:v2", 80, "v2.0");
        await StandIn.ImageAsync(lab, "h1", "registry.example.org/docs:2024.3", 80);
        var baseImage = await StandIn.PushedRepositoryAsync(lab, "h2", "https://git.example.org/", "reports", 5000);
        using var person = await Deployer.OfExampleAsync(lab, "04-both-ways", new Dictionary<string, string> { ["192.0.2.41"] = "h1", ["192.0.2.42"] = "h2" });
        person.Change(one =>
        {
            foreach (var host in new[] { "plain", "swarm" })
                one.Component(host)["credentials"]!["username"] = "root";
            one.Component("reports")["ssh_resource"]!["baseImage"] = baseImage;
            one.Component("reports")["availability"]!["update"] = BothAtOnce();
        });

        (await person.ApplyAsync("--build")).Expect();
        Assert.Equal("docs-1 docs-2 docs-proxy docs-watchdog frontend-1 frontend-2 frontend-proxy frontend-watchdog", await ContainersAsync(lab, "h1"));
        Assert.Contains("reports-livebuilt", await lab.DockerAsync("h2", "image", "ls", "--format", "{{.Repository}}"), StringComparison.Ordinal);
        await AssertSpreadAsync(lab, "h2", 5000, 2);
        await AssertStatsAreLocalAsync(lab);

        // Scaling alone leaves alone who runs; an update of a service that may be away stops it first.
        person.Change(one =>
        {
            one.Component("frontend")["availability"]!["replicaCount"] = 4;
            one.Component("reports")["availability"]!["zeroDownTime"] = false;
            one.Component("reports")["ssh_resource"]!["startCommand"] = "cd reports && APP_VERSION=v2 exec python3 app.py";
        });
        var books = await UnderLoadAsync(lab, "frontend scaled", "h1", 80, async () => (await person.ApplyAsync("--build")).Expect());
        LoadRow.AssertNothingLost(books);
        Assert.Equal(4, books.Summary.Replicas.Count);
        Assert.Equal("frontend-1 frontend-2 frontend-3 frontend-4 frontend-proxy frontend-watchdog", await ContainersAsync(lab, "h1", "frontend"));
        Assert.Equal(["v2"], (await LoadAsync(lab, "h2", 5000, TimeSpan.FromSeconds(1))).Versions.Keys);

        // A new version of one, and the others are left alone.
        person.Change(one => one.Component("frontend")["docker_resource"]!["image"] = "registry.example.org/frontend:v2");
        books = await UnderLoadAsync(lab, "frontend's new version", "h1", 80, async () => (await person.ApplyAsync("--build")).Expect());
        LoadRow.AssertNothingLost(books);
        Assert.Equal("frontend-5 frontend-6 frontend-7 frontend-8 frontend-proxy frontend-watchdog", await ContainersAsync(lab, "h1", "frontend"));
        Assert.Equal("docs-1 docs-2 docs-proxy docs-watchdog", await ContainersAsync(lab, "h1", "docs"));

        await Task.WhenAll(
            AssertStoppedReplicaIsReplacedAsync(lab, person, "h1", "frontend-5:80", "registry.example.org/frontend:v2", "python3 /test-app/app.py"),
            AssertStoppedTaskIsReplacedAsync(lab, "h2", "both-ways_reports"));

        // Regular update
        person.Change(one =>
        {
            one.Component("frontend")["availability"]!["zeroDownTime"] = false;
            one.Component("frontend")["docker_resource"]!["image"] = "registry.example.org/frontend:v1";
        });
        var said = (await person.ApplyAsync("--build")).Expect().Text;
        Transcript.AssertInOrder(said, "frontend-5 stops before the new replicas start", "start: frontend-9");
        (await person.DoAsync("destroy", "--yes")).Expect();
    });

    private static async Task AssertStatsAreLocalAsync(TestLab lab)
    {
        Assert.Contains("Statistics Report", await lab.OnAsync("h1", "curl", "--silent", "--fail", "http://127.0.0.1:8404/"), StringComparison.Ordinal);
        var outside = await lab.TryOnAsync("h2", "curl", "--silent", "--max-time", "5", $"{await lab.UrlAsync("h1", 8404)}");
        Assert.Equal(CurlCouldNotConnect, outside.ExitCode);
    }

    private const int CurlCouldNotConnect = 7;

    /// <summary>As the page shows it, and without the pauses that careful people make.</summary>
    private static JsonNode BothAtOnce() => JsonNode.Parse("""{"parallelism": 2, "delay": "1s", "monitor": "3s"}""")!;

    private static JsonNode Policy(Deployer person) => person.Component(Component)["availability"]!;

    private static void Release(Deployer person, string version, int replicas) => person.Change(one =>
    {
        one.Component(Component)["ssh_resource"]!["startCommand"] = $"cd test-app && APP_VERSION={version} exec python3 app.py";
        Policy(one)["replicaCount"] = replicas;
    });

    private static Task<string> ServiceAsync(TestLab lab) => lab.DockerAsync("h1", "service", "ls", "--format", "{{.Name}} {{.Replicas}} {{.Image}}");

    private static async Task<string> ContainersAsync(TestLab lab, string host, string name = "") =>
        string.Join(' ', (await lab.DockerAsync(host, "ps", "--all", "--filter", $"name={name}", "--format", "{{.Names}}")).Split('\n').Order(StringComparer.Ordinal));
}
