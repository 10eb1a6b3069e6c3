using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>The example with every kind of component: a swarm, recipes, plain containers and commands on one gateway and one server.</summary>
public sealed class EveryKindByHandTests(LabFixture fixture, ITestOutputHelper output) : ByHandTest(fixture, output)
{
    private static readonly string[] Containers = ["broker", "flows", "gateway-netdata", "mongodb", "orion"];

    [LabFact]
    public Task Every_kind_that_is_deployed_runs() => ByHand("09-every-kind", "every-kind", new Dictionary<string, string>
    {
        ["192.168.1.40"] = "h1",
        ["192.168.1.50"] = "h2",
    }, async person =>
    {
        var lab = person.Lab;
        // The kernels of the build machines grant no container all rights of root.
        await ChangeModelAsync(person, "09-every-kind", "[\"Privileged\", true], ", "");
        await GiveGatewayItsImagesAsync(lab);
        await lab.OnAsync("h2", "sh", "-ec", PretendPrograms);
        await person.DeployAsync();
        await person.FollowAsync("Check");
        await AssertSpreadAsync(person.Lab, "h1", 8080, 3);
        Assert.NotEqual("", await person.AskAsync("http://192.168.1.50:5000/"));
        foreach (var port in new[] { 1883, 27017, 1881, 1026 })
            Assert.Contains("v1.0", await person.AskAsync($"http://192.168.1.40:{port}/"), StringComparison.Ordinal);
        foreach (var container in Containers)
            Assert.Equal("true", await lab.DockerAsync("h1", "inspect", "--format", "{{.State.Running}}", container));
        Assert.Equal(Ran, (await lab.OnAsync("h2", "cat", "/tmp/ran")).Split('\n'));
        await person.RemoveAsync(("h1", "volume mosquitto-data"));
    });

    private static async Task GiveGatewayItsImagesAsync(TestLab lab)
    {
        await lab.OnAsync("h1", "sh", "-c", "test -e /dev/i2c-1 || mknod /dev/i2c-1 c 1 3");
        await StandIn.ImageAsync(lab, "h1", "eclipse-mosquitto:2.0.18", 1883);
        await StandIn.ImageAsync(lab, "h1", "netdata/netdata:v2.6.0", 19999);
        await StandIn.ImageAsync(lab, "h1", "mongo:6.0.14", 27017);
        await StandIn.ImageAsync(lab, "h1", "nodered/node-red:3.1.9", 1880);
        await StandIn.ImageAsync(lab, "h1", "fiware/orion:3.12.0", 1026, more: "ENTRYPOINT [\"python3\", \"/test-app/app.py\"]");
        await StandIn.ImageAsync(lab, "h1", "registry.example.org/api:2.0.0", 8080,
            more: "WORKDIR /test-app\nRUN printf '#!/bin/sh\\nexec python3 app.py\\n' >api && chmod +x api");
    }

    private static readonly string[] Ran =
        ["wget -q https://files.example.org/gw.zip", "unzip gw.zip", "npm ci", "npm start", "mvn spring-boot:run"];

    /// <summary>Programs that a host of the lab lacks, or that would ask the internet: each writes down how it was called.</summary>
    private const string PretendPrograms = """
        rm -f /tmp/ran
        for program in wget unzip npm mvn; do
          printf '#!/bin/sh\necho "%s $*" >>/tmp/ran\n' "$program" >"/usr/local/bin/$program"
          chmod +x "/usr/local/bin/$program"
        done
        install -d -o pi /home/pi/jcasbin
        """;
}
