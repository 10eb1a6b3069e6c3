using Modelc.Lab.Tests.Raising;
using Modelc.Load;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Hosts;

/// <summary>Each fault does what it says, and the mend undoes it.</summary>
[Collection(SecondLab.Name)]
public sealed class FaultTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    [LabFact]
    public Task A_killed_container_refuses() => OnLab(async lab =>
    {
        await StartApp(lab);
        await lab.BreakAsync("kill-container", "h1", "app");
        await UntilRefusedAsync(lab);
        Assert.Equal("137", await lab.DockerAsync("h1", "inspect", "--format", "{{.State.ExitCode}}", "app"));
    });

    [LabFact]
    public Task A_paused_container_accepts_and_does_not_answer() => OnLab(async lab =>
    {
        await StartApp(lab);
        await lab.BreakAsync("pause-container", "h1", "app");
        Assert.Equal(Failure.Timeout, await ProbeAsync(lab));
        await MendedAsync(lab);
    });

    [LabFact]
    public Task A_killed_process_takes_its_container_along() => OnLab(async lab =>
    {
        await StartApp(lab);
        await lab.BreakAsync("kill-process", "h1", "python3 /test-app/app.py");
        await UntilRefusedAsync(lab);
    });

    [LabFact]
    public Task A_paused_process_does_not_answer() => OnLab(async lab =>
    {
        await StartApp(lab);
        await lab.BreakAsync("pause-process", "h1", "python3 /test-app/app.py");
        Assert.Equal(Failure.Timeout, await ProbeAsync(lab));
        await MendedAsync(lab);
    });

    [LabFact]
    public Task A_killed_engine_is_gone_and_comes_back() => OnLab(async lab =>
    {
        await StartApp(lab, "--restart", "always");
        await lab.BreakAsync("kill-engine", "h1");
        Assert.NotEqual(0, (await lab.TryOnAsync("h1", "docker", "version")).ExitCode);
        Assert.Equal("h2", await lab.DockerAsync("h2", "info", "--format", "{{.Name}}"));
        await MendedAsync(lab);
    });

    [LabFact]
    public Task A_host_cut_off_is_reached_by_nobody() => OnLab(async lab =>
    {
        await StartApp(lab);
        await lab.BreakAsync("cut", "h1");
        Assert.Equal(Failure.Timeout, await ProbeAsync(lab));
        Assert.NotEqual(0, (await lab.TryOnAsync("h2", "ping", "-c", "1", "-W", "1", "h1")).ExitCode);
        await MendedAsync(lab);
        await lab.OnAsync("h2", "ping", "-c", "1", "-W", "5", "h1");
    });

    [LabFact]
    public Task Dropped_packets_are_lost_in_the_proportion_asked_for() => OnLab(async lab =>
    {
        await lab.BreakAsync("drop", "h1", "50");
        // 0.5 +- 6 standard deviations of 400 tosses.
        Assert.InRange(await LostPingsAsync(lab, 400), 140, 260);
        await lab.MendAsync("h1");
        Assert.Equal(0, await LostPingsAsync(lab, 50));
    });

    /// <summary>Docker takes a moment to notice what died; until then its port may let in and drop.</summary>
    private static Task<Failure> UntilRefusedAsync(TestLab lab) => TestLab.UntilAsync(() => ProbeAsync(lab), failure => failure == Failure.Refused);

    private static async Task<int> LostPingsAsync(TestLab lab, int count)
    {
        var answer = await lab.TryOnAsync("h2", "ping", "-q", "-i", "0.01", "-W", "1", "-c", $"{count}", "h1");
        var received = answer.Text.Split(" packets transmitted, ")[1].Split(' ')[0];
        return count - int.Parse(received, System.Globalization.CultureInfo.InvariantCulture);
    }

    [LabFact]
    public Task Delayed_packets_come_so_much_later_to_the_host_and_to_its_containers() => OnLab(async lab =>
    {
        await StartApp(lab);
        await lab.BreakAsync("delay", "h1", "300");
        var report = await LoadRun.RunAsync(await AppLoad(lab, 5));
        Assert.Equal(0, report.Summary.Failed);
        // Two packets must arrive before an answer leaves: the one that opens the connection, and the request.
        Assert.InRange(report.Requests.Min(request => request.LatencyMs), 600, double.MaxValue);
        await MendedAsync(lab);
        Assert.InRange((await LoadRun.RunAsync(await AppLoad(lab, 5))).Requests.Min(request => request.LatencyMs), 0, 300);
    });

    [LabFact]
    public Task A_full_disk_takes_nothing_more_and_still_shows_what_it_held() => OnLab(async lab =>
    {
        await lab.OnAsync("h1", "sh", "-c", "mkdir -p /srv/full && echo kept >/srv/full/old");
        await lab.BreakAsync("fill", "h1", "/srv/full");
        Assert.Equal("kept", await lab.OnAsync("h1", "cat", "/srv/full/old"));
        var written = await lab.TryOnAsync("h1", "sh", "-c", "head -c 100000 /dev/zero >/srv/full/new");
        Assert.NotEqual(0, written.ExitCode);
        Assert.Contains("No space left on device", written.Errors, StringComparison.Ordinal);
        await lab.MendAsync("h1");
        await lab.OnAsync("h1", "sh", "-c", "head -c 100000 /dev/zero >/srv/full/new && rm -r /srv/full");
    });

    [LabFact]
    public Task A_stopped_ssh_server_takes_nobody_in() => OnLab(async lab =>
    {
        await lab.BreakAsync("stop-ssh", "h1");
        Assert.Contains("Connection refused", (await lab.SshAsync("h1", "true")).Errors, StringComparison.Ordinal);
        await lab.MendAsync("h1");
        (await lab.SshAsync("h1", "true")).Expect();
    });

    [LabFact]
    public Task A_limited_ssh_server_turns_away_the_third_that_has_not_logged_in() => OnLab(async lab =>
    {
        await lab.BreakAsync("limit-ssh", "h1");
        // Two that were greeted and never log in hold the places; the shell must outlive the third, which closes what it inherits.
        var script = "exec 3<>/dev/tcp/$0/22 4<>/dev/tcp/$0/22; read -ru 3; read -ru 4; ssh -F \"$1\" h1 true; exit $?";
        var third = await LabCommand.RunProgramAsync("bash", TimeSpan.FromSeconds(30), ["-c", script, await lab.AddressAsync("h1"), lab.SshConfig]);
        Assert.Equal(255, third.ExitCode);
        await lab.MendAsync("h1");
        Assert.Contains("maxstartups 10:30:100", await lab.OnAsync("h1", "sshd", "-T"), StringComparison.Ordinal);
        (await lab.SshAsync("h1", "true")).Expect();
    });

    [LabFact]
    public Task A_host_without_power_keeps_only_its_disk() => OnLab(async lab =>
    {
        await StartApp(lab, "--restart", "always");
        await lab.OnAsync("h1", "sh", "-c", "echo kept >/srv/note; echo lost >/run/note");
        await lab.BreakAsync("power-off", "h1");
        Assert.Equal(Failure.Timeout, await ProbeAsync(lab));
        await MendedAsync(lab);
        Assert.Equal("kept", await lab.OnAsync("h1", "cat", "/srv/note"));
        Assert.NotEqual(0, (await lab.TryOnAsync("h1", "test", "-e", "/run/note")).ExitCode);
        await lab.OnAsync("h1", "rm", "/srv/note");
    });

    private static async Task StartApp(TestLab lab, params string[] options)
    {
        await lab.DockerAsync("h1", ["run", "--detach", "--name", "app", "--publish", "5000:5000", .. options, "test-app:v1.0"]);
        await TestLab.UntilAsync(() => ProbeAsync(lab), failure => failure == Failure.None);
    }

    private static async Task MendedAsync(TestLab lab)
    {
        await lab.MendAsync("h1");
        await TestLab.UntilAsync(() => ProbeAsync(lab), failure => failure == Failure.None);
    }

    private static async Task<Failure> ProbeAsync(TestLab lab) =>
        (await LoadRun.RunAsync(await AppLoad(lab, 1))).Requests.Single().Failure;

    private static async Task<LoadOptions> AppLoad(TestLab lab, int requests) => new(await lab.UrlAsync("h1", 5000))
    {
        Rate = 10,
        Duration = TimeSpan.FromSeconds(requests / 10.0),
        Timeout = TimeSpan.FromSeconds(3),
        KeepAlive = false,
    };
}
