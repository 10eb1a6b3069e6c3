using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>The example whose components need each other, over two hosts.</summary>
public sealed class ShopByHandTests(LabFixture fixture, ITestOutputHelper output) : ByHandTest(fixture, output)
{
    [LabFact]
    public Task Components_of_the_shop_reach_each_other_by_name_across_hosts() => ByHand("06-shop", "shop", new Dictionary<string, string>
    {
        ["192.0.2.11"] = "h1",
        ["192.0.2.10"] = "h2",
    }, async person =>
    {
        var lab = person.Lab;
        await StandIn.RepositoryAsync(lab, "h1", "https://git.example.org/shop/", "api", 8080);
        await StandIn.ImageAsync(lab, "h2", "redis:7.2.5-alpine", 6379);
        await StandIn.GatewayAsync(lab, "h2", "registry.example.org/shop/web:3.1.0", "http://api:8080");
        await person.DeployAsync();
        await person.FollowAsync("Check");
        await AssertSpreadAsync(person.Lab, "h1", 8080, 3);
        // Through the proxy of web, one of its replicas, and the proxy of api on the other host.
        Assert.Contains("from-git", await person.AskAsync("http://192.0.2.10/"), StringComparison.Ordinal);
        await AssertSpreadAsync(person.Lab, "h2", 80, 3);
        Assert.Contains("v1.0", await lab.DockerAsync("h1", "exec", "api-1", "curl", "--silent", "--fail", "http://redis:6379/"), StringComparison.Ordinal);
        await person.RemoveAsync(("h2", "volume redis-data"));
    });
}
