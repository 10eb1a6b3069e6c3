using Modelc.Artifacts.Plan;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Transport;

[Collection(SecondLab.Name)]
public sealed class LoginTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    [LabFact]
    public Task A_host_is_trusted_when_told_so_and_never_again_after_its_key_changed() => OnLab(async lab =>
    {
        var keys = Path.GetTempFileName();
        using var strict = new Reach(lab, $"UserKnownHostsFile {keys}");
        using var open = new Reach(strict, options => options with { AcceptNewHostKeys = true });
        var address = await lab.AddressAsync("h1");
        Assert.StartsWith($"The host key of {address} is in no known_hosts", await strict.RefusalAsync("h1"), StringComparison.Ordinal);
        await using (var shell = open.Ssh("h1"))
            Assert.Equal("h1", await Reach.SayAsync(shell, "hostname"));
        Assert.StartsWith($"\"h1\" is new: added '{address}'", Assert.Single(strict.Warnings), StringComparison.Ordinal);
        await using (var shell = strict.Ssh("h1"))
            Assert.Equal("h1", await Reach.SayAsync(shell, "hostname"));

        var other = await lab.OnAsync("h2", "cat", "/etc/ssh/ssh_host_ed25519_key.pub");
        await File.WriteAllTextAsync(keys, $"{address} {other}\n");
        foreach (var reach in new[] { strict, open })
        {
            Assert.StartsWith(
                $"The host key of {address} is not the one that your known_hosts has", await reach.RefusalAsync("h1"), StringComparison.Ordinal);
        }

        File.Delete(keys);
    });

    [LabFact]
    public Task A_password_logs_in_and_is_in_no_argument_no_environment_and_no_file() => OnLab(async lab =>
    {
        const string password = "pass word 'quoted' 4711";
        await lab.OnAsync("h1", "sh", "-c", $"useradd --create-home --shell /bin/sh oper && echo \"oper:{password}\" | chpasswd");
        try
        {
            using var reach = new Reach(lab);
            using var informed = new Reach(reach, options => options with { Secret = (_, _, _) => ValueTask.FromResult(password) });
            using var mistaken = new Reach(reach, options => options with { Secret = (_, _, _) => ValueTask.FromResult("no") });
            var login = new SshConnection("oper", null, null, null, new SecretInModel());
            var scan = new Scan(password);
            var address = await lab.AddressAsync("h1");
            await lab.BreakAsync("delay", "h1", "100");
            scan.Begin();
            await using (var shell = informed.Ssh("h1", address, login))
                Assert.Equal("oper", await Reach.SayAsync(shell, "id", "-un"));
            Assert.Empty(await scan.EndAsync());
            Assert.True(scan.HasSeenSsh);
            Assert.Equal(
                $"\"h1\" cannot be logged in to: permission denied for oper@{address}, who may come by publickey or password; "
                + "the password did not help. Correct the user name or the password in the model.",
                await mistaken.RefusalAsync("h1", address, login));
        }
        finally
        {
            await lab.OnAsync("h1", "sh", "-c", "pkill -KILL -u oper; userdel --remove --force oper 2>/dev/null; ! id oper 2>/dev/null");
        }
    });
}
