using System.Diagnostics;
using System.Text.Json.Nodes;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Applying;

/// <summary>
/// What can go wrong while a release is applied, at each moment of it. Afterwards the old or the new version serves, the next
/// apply ends where an undisturbed one would have, and the journal of the host tells what happened.
/// </summary>
[Collection(SecondLab.Name)]
public sealed class FaultsDuringApplyTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    private readonly ITestOutputHelper _output = output;

    /// <summary>A moment is known by what the apply says.</summary>
    private static readonly Dictionary<string, string> Moments = new(StringComparer.Ordinal)
    {
        ["ship"] = "== release",
        ["start"] = "plain: start: ",
        ["soak"] = "plain: soak: ",
        ["take-over"] = " in service",
        ["retire"] = " released",
    };

    private sealed record Fault(string Name, Func<TestLab, Process, Task> Break, bool MayLose = false);

    // Without an engine a host's containers end when it comes back; a host that is cut off answers nobody.
    private static readonly Fault[] Faults =
    [
        new("modelc killed", (_, apply) =>
        {
            apply.Kill();
            return Task.CompletedTask;
        }),
        new("ssh cut", async (lab, _) =>
        {
            await lab.BreakAsync("stop-ssh", "h1");
            await lab.BreakAsync("kill-process", "h1", "sshd: root@");
        }),
        new("disk full", (lab, _) => lab.BreakAsync("fill", "h1", "/root/modelc")),
        new("engine killed", (lab, _) => lab.BreakAsync("kill-engine", "h1"), MayLose: true),
        new("host cut off", (lab, _) => lab.BreakAsync("cut", "h1"), MayLose: true),
    ];

    // What runs always. MODELC_LAB_MATRIX=full runs every fault at every moment, which takes a quarter of an hour more, and
    // the name of one fault runs that one.
    private static readonly HashSet<(string, string)> Sample =
    [
        ("modelc killed", "take-over"), ("ssh cut", "soak"), ("disk full", "start"), ("engine killed", "start"),
    ];

    private static readonly string? Matrix = Environment.GetEnvironmentVariable("MODELC_LAB_MATRIX");

    [LabFact]
    public Task Whatever_breaks_during_an_apply_the_next_one_ends_where_it_should() => OnLab(async lab =>
    {
        using var living = await LivingDeployment.BeginAsync(lab);
        var mayLose = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            await AssertLocksAsync(living);
            await AssertStrangerAsync(living);
            foreach (var (fault, moment) in Cells())
            {
                var row = $"{fault.Name} at {moment.Key}";
                if (fault.MayLose)
                    mayLose.Add(row);
                await AssertConvergesAsync(living, row, fault, moment);
            }
        }
        finally
        {
            await living.CloseBooksAsync(_output.WriteLine);
        }

        Assert.All(living.Books.Where(row => !mayLose.Contains(row.What) || row.Load == LivingDeployment.Swarmed),
            row => Assert.True(row.Lost == 0, row.ToString()));
    });

    private static IEnumerable<(Fault Fault, KeyValuePair<string, string> Moment)> Cells() =>
        from fault in Faults
        from moment in Moments
        where Matrix is { Length: > 0 } ? Matrix == "full" || Matrix == fault.Name : Sample.Contains((fault.Name, moment.Key))
        select (fault, moment);

    private async Task AssertConvergesAsync(LivingDeployment living, string row, Fault fault, KeyValuePair<string, string> moment)
    {
        living.Begin(row);
        var version = row.Replace(' ', '-');
        var before = await VersionAsync(living);
        ChangePlain(living, version);
        var broken = await living.Person.ApplyUntilAsync(moment.Value, apply => fault.Break(living.Lab, apply));
        await living.Lab.MendAsync("h1");
        var between = await TestLab.UntilAsync(() => VersionAsync(living), serving => serving is not null, 120);
        _output.WriteLine($"{row}: exit code {broken.ExitCode}, then {(between == version ? "the new" : "the old")} version answers. {LastWord(broken.Errors)}");
        Assert.Contains(between, (string?[])[before, version]);

        await living.ApplyAsync();
        await AssertOnlyServesAsync(living, version);
        Assert.Equal(2, (await living.PlainReplicasAsync()).Count);
        var journal = await living.JournalAsync(living.Person.Release);
        Assert.Contains("\tstart\t", journal, StringComparison.Ordinal);
        Assert.Contains("\tdone\t", journal, StringComparison.Ordinal);
        Assert.Contains("\tapplied\t", journal.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
    }

    private static void ChangePlain(LivingDeployment living, string version) => living.Person.Change(model =>
        model.Component(LivingDeployment.Plain)["docker_resource"]!["environment"] = new JsonArray($"APP_VERSION={version}"));

    private static string LastWord(string errors) => errors.Trim().Split('\n')[^1];

    private static async Task AssertOnlyServesAsync(LivingDeployment living, string version)
    {
        for (var ask = 0; ask < 10; ask++)
            Assert.Equal(version, await VersionAsync(living));
    }

    /// <summary>Null when nobody answers.</summary>
    private static async Task<string?> VersionAsync(LivingDeployment living)
    {
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(10) };
        try
        {
            using var answer = await client.GetAsync(living.PlainUrl);
            return answer.IsSuccessStatusCode ? answer.Headers.GetValues("X-Version").Single() : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    private static async Task AssertLocksAsync(LivingDeployment living)
    {
        living.Begin("somebody has the lock");
        ChangePlain(living, "locked");
        await LeaveLockAsync(living, "0");
        var refused = await living.Person.ApplyAsync("--build");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("somebody@elsewhere deploys since", refused.Errors, StringComparison.Ordinal);

        living.Begin("somebody left the lock behind");
        await LeaveLockAsync(living, "60");
        await living.ApplyAsync();
        await AssertOnlyServesAsync(living, "locked");
    }

    private static Task<string> LeaveLockAsync(LivingDeployment living, string secondsAgo) => living.Lab.OnAsync("h1", "sh", "-c", """
        mkdir -p "$1" && cd "$1" && echo another >token && echo somebody@elsewhere >who && date -u >when && echo apply >why
        echo $(($(date +%s) - $2)) >beat
        """, "sh", $"/root/modelc/{LivingDeployment.App}/lock", secondsAgo);

    private static async Task AssertStrangerAsync(LivingDeployment living)
    {
        living.Begin("a wrong password");
        await living.Lab.OnAsync("h1", "sh", "-c", "id visitor >/dev/null 2>&1 || useradd --create-home --shell /bin/sh visitor; echo visitor:right | chpasswd");
        living.Person.Write("password", "wrong");
        var good = living.Person.Component("plain_machine")["credentials"]!.DeepClone();
        ChangePlain(living, "unseen");
        living.Person.Change(model => model.Component("plain_machine")["credentials"] = new JsonObject
        {
            ["username"] = "visitor",
            ["password"] = new JsonObject { ["command"] = new JsonArray("cat", "password") },
        });
        var refused = await living.Person.ApplyAsync("--build");
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("permission denied for visitor@", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("the password did not help. Correct the user name or the password in the model.", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("what ran before still runs", refused.Errors, StringComparison.Ordinal);
        await AssertOnlyServesAsync(living, "locked");
        living.Person.Change(model => model.Component("plain_machine")["credentials"] = good);
    }
}
