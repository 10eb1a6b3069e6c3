using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Modelc.Lab.Tests.Raising;

namespace Modelc.Lab.Tests.Applying;

/// <summary>
/// One component on plain Docker at h1, and one on a swarm of h2, its manager with the proxy, and h3; both behind haproxy,
/// deployed by the real modelc. From then on each gets 100 requests per second, half of them over kept connections, until
/// the books are closed.
/// </summary>
internal sealed class LivingDeployment : IDisposable
{
    public const string App = "living";
    public const string Plain = "plain";
    public const string Swarmed = "swarmed";

    // Both together are 200 per second. It is what two processors carry that also run the hosts, replicas and this test.
    private const double RateOfEachLoad = 50;

    private readonly SteadyLoads loads = new();

    private LivingDeployment(TestLab lab, Deployer person) => (Lab, Person) = (lab, person);

    public TestLab Lab { get; }

    public Deployer Person { get; }

    public Uri PlainUrl { get; private set; } = null!;

    public Uri SwarmedUrl { get; private set; } = null!;

    public static async Task<LivingDeployment> BeginAsync(TestLab lab)
    {
        var person = await Deployer.OfModelAsync(lab, "tests/lab/models/living", new Dictionary<string, string>
        {
            ["192.0.2.61"] = "h1",
            ["192.0.2.62"] = "h2",
            ["192.0.2.63"] = "h3",
        });
        var living = new LivingDeployment(lab, person)
        {
            PlainUrl = await lab.UrlAsync("h1", 5000),
            SwarmedUrl = await lab.UrlAsync("h2", 5000),
        };
        await living.ApplyAsync();
        await lab.DockerAsync("h1", "run", "--detach", "--name", "witness", "--restart", "always", "--publish", "7000:5000", "test-app:v1.0");
        living.loads.AddWitness(await lab.UrlAsync("h1", 7000));
        living.loads.Add(Plain, living.PlainUrl, RateOfEachLoad);
        living.loads.Add(Swarmed, living.SwarmedUrl, RateOfEachLoad);
        return living;
    }

    public void Begin(string row) => loads.Begin(row);

    /// <summary>A row for everything that was begun and each component, once the books are closed.</summary>
    public IReadOnlyList<LoadRow> Books { get; private set; } = [];

    public async Task CloseBooksAsync(Action<string> write)
    {
        Books = await loads.EndAsync();
        foreach (var row in Books)
            write(row.ToString());
    }

    /// <summary>A change of both components, applied; afterwards there is nothing to do.</summary>
    public async Task ChangeAsync(string row, Action<JsonObject> change)
    {
        Begin(row);
        Change(change);
        await ApplyAsync();
    }

    public void Change(Action<JsonObject> change) => Person.Change(model =>
    {
        change(model.Component(Plain));
        change(model.Component(Swarmed));
    });

    public async Task ApplyAsync()
    {
        (await Person.ApplyAsync("--build", "--wait", "120")).Expect();
        var plan = await Person.PlanAsync();
        Assert.True(plan.ExitCode == 0, $"There is still something to do after an apply:\n{plan.Text}{plan.Errors}");
    }

    /// <summary>"name id" of each replica on plain Docker.</summary>
    public Task<ImmutableSortedSet<string>> PlainReplicasAsync() =>
        ListAsync("h1", "{{.Names}} {{.ID}}", "label=modelc.role=replica");

    /// <summary>The id of each task's container, which is also the name that it answers with.</summary>
    public async Task<ImmutableSortedSet<string>> SwarmedReplicasAsync() =>
        (await Task.WhenAll(SwarmedReplicasOnAsync("h2"), SwarmedReplicasOnAsync("h3")))
        .SelectMany(one => one).ToImmutableSortedSet(StringComparer.Ordinal);

    public Task<ImmutableSortedSet<string>> SwarmedReplicasOnAsync(string host) =>
        ListAsync(host, "{{.ID}}", $"label=com.docker.swarm.service.name={App}_{Swarmed}");

    private async Task<ImmutableSortedSet<string>> ListAsync(string host, string format, string filter) =>
        (await Lab.DockerAsync(host, "ps", "--filter", filter, "--format", format))
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).ToImmutableSortedSet(StringComparer.Ordinal);

    /// <summary>What the journal of h1 says about a release: one line per event, "start", "done" and so on.</summary>
    public async Task<string> JournalAsync(string release) =>
        (await Lab.TryOnAsync("h1", "grep", $"\t{release}\t", $"/root/modelc/{App}/journal")).Text;

    public void Dispose()
    {
        loads.Dispose();
        Person.Dispose();
    }
}
