using System.Text.Json.Nodes;

namespace Modelc.Compiler.Tests.EndToEnd;

/// <summary>A value in a field that holds secrets is in no file that is built, and in nothing that is said about it.</summary>
public sealed class CanaryTests
{
    private const int Each = 10;
    private const string Canary = "canary";

    [Fact]
    public void Fifty_secrets_that_a_model_spells_out_are_in_no_file_and_in_no_message()
    {
        var model = Model().ToJsonString();
        var planted = model.Split(Canary).Length - 1;

        var result = Building.Of(model);

        Assert.Equal(5 * Each, planted);
        Assert.True(result.Artifacts is not null, Building.Describe(result));
        Assert.All(result.Artifacts.Artifacts, file => Assert.DoesNotContain(Canary, Building.TextOf(file), StringComparison.OrdinalIgnoreCase));
        Assert.All(result.Diagnostics, one => Assert.DoesNotContain(Canary, one.Message, StringComparison.OrdinalIgnoreCase));
    }

    private static JsonObject Model() => new()
    {
        ["name"] = "aviary",
        ["components"] = new JsonArray([.. Enumerable.Range(0, Each).SelectMany(Components)]),
        ["links"] = new JsonArray(),
        ["containments"] = new JsonArray([.. Enumerable.Range(0, Each).SelectMany(n => new JsonNode[]
        {
            new JsonObject { ["name"] = $"locked{n}", ["src"] = $"/locked{n}/docker", ["target"] = $"/app{n}/onDocker" },
            new JsonObject { ["name"] = $"keyed{n}", ["src"] = $"/keyed{n}/docker", ["target"] = $"/plain{n}/onDocker" },
        })]),
    };

    private static IEnumerable<JsonNode> Components(int n) =>
    [
        Host($"locked{n}", n, "password", $"{Canary}-password-{n}"),
        Host($"keyed{n}", n + Each, "sshkey", $"-----BEGIN OPENSSH PRIVATE KEY-----\n{Canary}-key-{n}\n-----END OPENSSH PRIVATE KEY-----\n"),
        new JsonObject
        {
            ["_type"] = "/internal", ["name"] = $"app{n}", ["version"] = "1",
            ["required_execution_port"] = new JsonObject { ["name"] = "onDocker" },
            ["docker_resource"] = new JsonObject
            {
                ["image"] = "registry.example.org/app:1.0",
                ["secrets"] = new JsonArray(Secret("one", $"{Canary}-one-{n}"), Secret("two", $"{Canary}-two-{n}")),
                ["registry"] = new JsonObject { ["server"] = "registry.example.org", ["username"] = "u", ["password"] = $"{Canary}-registry-{n}" },
            },
        },
        new JsonObject
        {
            ["_type"] = "/internal", ["name"] = $"plain{n}", ["version"] = "1",
            ["required_execution_port"] = new JsonObject { ["name"] = "onDocker" },
            ["docker_resource"] = new JsonObject { ["image"] = "registry.example.org/app:1.0" },
        },
    ];

    private static JsonObject Host(string name, int n, string field, string value) => new()
    {
        ["_type"] = "/infra/docker_host",
        ["name"] = name,
        ["version"] = "1",
        ["ip"] = $"192.0.2.{n + 1}",
        ["port"] = new JsonArray("22"),
        ["provided_execution_port"] = new JsonArray(new JsonObject { ["name"] = "docker" }),
        ["credentials"] = new JsonObject { ["username"] = "root", [field] = value },
    };

    private static JsonObject Secret(string name, string value) =>
        new() { ["name"] = name, ["value"] = value, ["target"] = $"/run/secrets/{name}" };
}
