using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>The example whose components are given secrets.</summary>
public sealed class SecretsByHandTests(LabFixture fixture, ITestOutputHelper output) : ByHandTest(fixture, output)
{
    private const string Password = "it's a \"secret\" of $5";
    private const string SigningKey = "signing key\nof two lines";

    [LabFact]
    public Task Secrets_reach_the_program_and_nothing_else() => ByHand("07-secrets", "secrets", new Dictionary<string, string>
    {
        ["192.0.2.70"] = "h1",
    }, async person =>
    {
        var lab = person.Lab;
        await StandIn.ImageAsync(lab, "h1", "postgres:17.6", 5432);
        await StandIn.ImageAsync(lab, "h1", "registry.example.org/shop/api:3.1.0", 8000);
        await LetSudoAsync(lab);
        await lab.OnAsync(Operator.Desk, "sh", "-ec", KeepSecrets, "sh", SigningKey);
        try
        {
            await person.FollowAsync("Secrets", $"export SHOP_DB_PASSWORD={Quote(Password)} PATH=/root/example/bin:$PATH");
            await person.DeployAsync();
            await person.FollowAsync("Check");
            await AssertSpreadAsync(person.Lab, "h1", 8000, 2);
            Assert.Equal(Password, await lab.DockerAsync("h1", "exec", "database", "cat", "/run/secrets/password"));
            Assert.Equal(Password, await lab.DockerAsync("h1", "exec", "api-1", "printenv", "DB_PASSWORD"));
            Assert.Equal(SigningKey, await lab.DockerAsync("h1", "exec", "api-1", "printenv", "SIGNING_KEY"));
            Assert.Contains("workers = 4", await lab.DockerAsync("h1", "exec", "api-1", "cat", "/etc/api/settings.toml"), StringComparison.Ordinal);
            Assert.Contains("v1.0", await lab.DockerAsync("h1", "exec", "api-1", "curl", "--silent", "--fail", "http://database:5432/"), StringComparison.Ordinal);
            Assert.Equal("", await lab.OnAsync("h1", "sh", "-c", "grep -rlF 'secret\" of $5' /home/deploy /root /tmp || true"));
            await person.RemoveAsync(("h1", "volume database"));
        }
        finally
        {
            await lab.OnAsync("h1", "rm", "-rf", "/run/modelc");
        }
    });

    private static string Quote(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";

    /// <summary>The page asks for it: /run belongs to root.</summary>
    private static async Task LetSudoAsync(TestLab lab) => await lab.OnAsync("h1", "sh", "-ec", """
        command -v sudo >/dev/null || { apt-get update -q && apt-get install -q -y --no-install-recommends sudo; } >/dev/null
        echo 'deploy ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/deploy
        """);

    /// <summary>The file beside the model, and a stand-in for the program "pass".</summary>
    private const string KeepSecrets = """
        mkdir -p /root/example/secrets /root/example/bin
        printf %s "$1" >/root/example/secrets/signing.key
        printf '#!/bin/sh\n[ "$*" = "show registry/deploy" ] && echo of-the-registry\n' >/root/example/bin/pass
        chmod +x /root/example/bin/pass
        """;
}
