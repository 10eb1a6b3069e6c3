using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>Examples whose components run on plain Docker.</summary>
public sealed class BuiltinByHandTests(LabFixture fixture, ITestOutputHelper output) : ByHandTest(fixture, output)
{
    [LabFact]
    public Task Hello_is_a_container_that_answers() => ByHand("01-hello", "hello", new Dictionary<string, string>
    {
        ["192.0.2.10"] = "h1",
    }, async person =>
    {
        await person.DeployAsync();
        Assert.Contains("nginx", await person.AskAsync("http://192.0.2.10:8080/"), StringComparison.Ordinal);
        await person.FollowAsync("Check");
        await person.RemoveAsync();
    });

    [LabFact]
    public Task A_recipe_becomes_an_image_and_two_replicas_that_share_the_load() => ByHand("03-genesis-builtin", "genesis-builtin", new Dictionary<string, string>
    {
        ["192.0.2.30"] = "h1",
    }, async person =>
    {
        await StandIn.RepositoryAsync(person.Lab, "h1", "https://github.com/fchauvel/", "test-app", 5000);
        await person.DeployAsync();
        Assert.Contains("from-git", await person.FollowAsync("Check"), StringComparison.Ordinal);
        await AssertSpreadAsync(person.Lab, "h1", 5000, 2);
        await person.RemoveAsync();
    });

    [LabFact]
    public Task Both_ways_serve_side_by_side() => ByHand("04-both-ways", "both-ways", new Dictionary<string, string>
    {
        ["192.0.2.41"] = "h1",
        ["192.0.2.42"] = "h2",
    }, async person =>
    {
        var lab = person.Lab;
        await StandIn.ImageAsync(lab, "h1", "registry.example.org/frontend:v1", 80);
        await StandIn.ImageAsync(lab, "h1", "registry.example.org/docs:2024.3", 80);
        await StandIn.RepositoryAsync(lab, "h2", "https://git.example.org/", "reports", 5000);
        await person.DeployAsync();
        await person.FollowAsync("Check");
        await AssertSpreadAsync(person.Lab, "h1", 80, 2);
        await AssertSpreadAsync(person.Lab, "h1", 8081, 2);
        await AssertSpreadAsync(person.Lab, "h2", 5000, 2);
        await AssertStatsAreLocalAsync(person);
        await person.RemoveAsync();
    });

    private static async Task AssertStatsAreLocalAsync(Operator person)
    {
        Assert.Contains("Statistics Report", await person.Lab.OnAsync("h1", "curl", "--silent", "--fail", "http://127.0.0.1:8404/"), StringComparison.Ordinal);
        var outside = await person.Lab.TryOnAsync(Operator.Desk, "curl", "--silent", "--max-time", "5", "http://192.0.2.41:8404/");
        Assert.Equal(CurlCouldNotConnect, outside.ExitCode);
    }

    private const int CurlCouldNotConnect = 7;
}
