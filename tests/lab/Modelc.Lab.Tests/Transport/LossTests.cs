using System.Diagnostics;
using System.Net.Sockets;
using Modelc.Apply.Hosts;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Transport;

/// <summary>Each way in which a host cannot be spoken to is noticed in time and said in one sentence.</summary>
[Collection(SecondLab.Name)]
public sealed class LossTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    private static readonly TimeSpan InTime = TimeSpan.FromSeconds(20);

    [LabFact]
    public Task A_host_that_is_down_or_hung_is_named_within_a_time_limit() => OnLab(async lab =>
    {
        using var reach = new Reach(lab, "ConnectTimeout 2");
        var address = await lab.AddressAsync("h1");
        await lab.BreakAsync("stop-ssh", "h1");
        await Refused("h1", $"\"h1\" cannot be reached: {address} refuses connections.");
        await Refused("h3", $"\"h3\" cannot be reached: {address} refuses connections.");
        await lab.BreakAsync("pause-process", "h2", "sshd: /usr/sbin/sshd");
        await Refused("h2", "\"h2\" at h2 takes connections, but its ssh server does not answer.");
        await lab.BreakAsync("cut", "h4");
        await Refused("h4", $"\"h4\" does not answer at {await lab.AddressAsync("h4")}.");

        async Task Refused(string host, string sentence)
        {
            var clock = Stopwatch.StartNew();
            Assert.StartsWith(sentence, await reach.RefusalAsync(host), StringComparison.Ordinal);
            Assert.InRange(clock.Elapsed, TimeSpan.Zero, InTime);
        }
    });

    [LabFact]
    public Task A_server_that_takes_no_more_logins_is_asked_again_until_it_does() => OnLab(async lab =>
    {
        await lab.BreakAsync("limit-ssh", "h1", "1");
        using var reach = new Reach(lab);
        await using var shell = reach.Ssh("h1");
        using var other = new TcpClient();
        await other.ConnectAsync(await lab.AddressAsync("h1"), 22);
        Assert.NotEqual(0, await other.GetStream().ReadAsync(new byte[1]));
        var name = Reach.SayAsync(shell, "hostname");
        await TestLab.UntilAsync(() => Task.FromResult(Tries()), tries => tries >= 2, 20);
        other.Close();
        Assert.Equal("h1", await name);

        // The log of each try lies in a folder of modelc's own for as long as the shell is there.
        static int Tries() => Directory.GetDirectories(Path.GetTempPath(), "modelc-*")
            .Count(folder => File.Exists(Path.Combine(folder, "login-2"))) + 1;
    });

    [LabFact]
    public Task A_connection_that_goes_in_the_middle_is_told_and_the_next_command_makes_another() => OnLab(async lab =>
    {
        using var patient = new Reach(lab, "ConnectTimeout 2");
        using var reach = new Reach(patient, options => options with { Silence = TimeSpan.FromSeconds(4) });
        await using var shell = reach.Ssh("h2");
        await FailsAsync("\"h2\" has not finished \"modelc-nap\" after 1 s.", () => Task.CompletedTask, TimeSpan.FromSeconds(1));
        await FailsAsync(
            "The connection to \"h2\" was lost while \"modelc-nap\" ran.",
            () => lab.OnAsync("h2", "pkill", "-KILL", "--full", "^sshd: root"));
        Assert.Equal("h2", await Reach.SayAsync(shell, "hostname"));
        await FailsAsync(
            "The connection to \"h2\" was lost while \"modelc-nap\" ran: the host stopped answering.",
            () => lab.BreakAsync("cut", "h2"));
        await lab.MendAsync("h2");
        Assert.Equal("h2", await Reach.SayAsync(shell, "hostname"));
        var killed = await shell.RunAsync(Reach.Command("sh", "-c", "echo last words; kill -9 $$"), CancellationToken.None);
        Assert.Equal((255, "last words\n"), (killed.ExitCode, killed.Output));

        async Task FailsAsync(string sentence, Func<Task> harm, TimeSpan? limit = null)
        {
            var isUp = new TaskCompletionSource();
            var command = Reach.Command("sh", "-c", "echo up; exec sleep 60", "modelc-nap") with
            {
                OnLine = _ => isUp.TrySetResult(),
                TimeLimit = limit ?? TimeSpan.FromSeconds(50),
            };
            var failure = Assert.ThrowsAsync<HostFailureException>(() => shell.RunAsync(command, CancellationToken.None));
            await Task.WhenAny(isUp.Task, failure);
            await harm();
            Assert.StartsWith(sentence, (await failure).Message, StringComparison.Ordinal);
        }
    });
}
