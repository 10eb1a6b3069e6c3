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
}
