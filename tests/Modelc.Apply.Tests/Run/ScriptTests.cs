using System.Diagnostics;
using Modelc.Apply.After;
using Modelc.Apply.Hosts;
using Modelc.Apply.Hosts.Local;
using Modelc.Apply.Observe;
using Modelc.Apply.Run;
using Modelc.Apply.Tests.Simulation;
using Modelc.Testing;

namespace Modelc.Apply.Tests.Run;

/// <summary>The scripts themselves, in real shells: folders of this machine are the home folders of the hosts.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("modelc-hosts-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [RealToolFact("sh", "tar", "sha256sum")]
    public async Task A_release_is_shipped_run_remembered_and_found_again()
    {
        var release = TestRelease.Of(new TestUnit("db", "a", "echo modelc: start: db"));

        var first = await ApplyAsync(release);
        var second = await ApplyAsync(release);

        Assert.Equal((RunEnd.Done, RunEnd.NothingToDo), (first.End, second.End));
        var home = Path.Combine(root, "a/modelc/shop");
        Assert.Equal(release.Id, File.ReadAllText(Path.Combine(home, "current")).Trim());
        Assert.Equal(["start", "done", "applied"], File.ReadLines(Path.Combine(home, "journal")).Select(line => line.Split('\t')[4]));
        Assert.Equal("hosts/a/db|sh run.sh\t", File.ReadLines(Path.Combine(home, "steps")).Single()[..21]);
        Assert.False(Directory.Exists(Path.Combine(home, "lock")));
    }

    [RealToolFact("sh", "tar", "sha256sum")]
    public async Task What_the_words_of_a_step_say_comes_back_with_their_exit_code()
    {
        var outcome = await ApplyAsync(TestRelease.Of(new TestUnit("db", "a", "[ \"${1-}\" = check ] && exit 0; echo out; echo error >&2; exit 3")));

        var failure = Assert.Single(outcome.Failures);
        Assert.Equal((FailureKind.PutBack, 3), (failure.Kind, failure.ExitCode));
        Assert.Equal(["error", "out"], failure.LastLines.Order(StringComparer.Ordinal));
        Assert.Equal(["start", "put back"], File.ReadLines(Path.Combine(root, "a/modelc/shop/journal")).Select(line => line.Split('\t')[4]));
        Assert.EndsWith("?", File.ReadLines(Path.Combine(root, "a/modelc/shop/steps")).Single().Split('\t')[1], StringComparison.Ordinal);
    }

    [RealToolFact("sh", "tar", "sha256sum")]
    public async Task A_release_that_failed_is_none_to_go_back_to_though_some_of_its_steps_were_done()
    {
        var first = TestRelease.Of(new TestUnit("db", "a", ": 1"));
        var second = TestRelease.Of(new TestUnit("db", "a", ": 2"), new TestUnit("web", "a", "[ \"${1-}\" = check ] || exit 3"));
        var third = TestRelease.Of(new TestUnit("db", "a", ": 3"));

        await ApplyAsync(first);
        Assert.Equal((RunEnd.Failed, 1), await ApplyAsync(second) is var failed ? (failed.End, failed.StepsDone) : default);
        await ApplyAsync(third);

        var look = LookLines.Read("a", (await Shell("a").RunAsync(HostScript.Command("look", "shop"), default)).Output)!;
        Assert.Equal([first.Id, third.Id], look.Releases.Select(release => release.Id));
        Assert.Equal(third.Id, look.Current);
    }

    [RealToolFact("sh", "tar", "sha256sum")]
    public async Task Only_the_last_releases_are_kept_and_those_that_steps_refer_to()
    {
        var first = TestRelease.Of(new TestUnit("db", "a", ": the one that stays"), new TestUnit("web", "a", ": 0"));
        await ApplyAsync(first);
        for (var n = 1; n <= 6; n++)
            Assert.Equal(RunEnd.Done, (await ApplyAsync(TestRelease.Of(new TestUnit("db", "a", ": the one that stays"), new TestUnit("web", "a", $": {n}")))).End);

        var kept = Directory.GetDirectories(Path.Combine(root, "a/modelc/shop/releases")).Select(Path.GetFileName).ToList();
        Assert.Equal(6, kept.Count);
        Assert.Contains(first.Id, kept);
    }

    [RealToolFact("sh", "tar", "sha256sum")]
    public async Task What_the_model_no_longer_names_is_undone_and_nothing_of_us_stays_on_its_host()
    {
        var mark = Path.Combine(root, "web-is-here");
        await ApplyAsync(TestRelease.Of(new TestUnit("db", "a", ":"), new TestUnit("web", "b", $"case ${{1-up}} in up) touch {mark} ;; down) rm {mark} ;; esac")));
        Assert.True(File.Exists(mark));

        var outcome = await ApplyAsync(TestRelease.Of(new TestUnit("db", "a", ":")));

        Assert.Equal(RunEnd.Done, outcome.End);
        Assert.False(File.Exists(mark));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(root, "b")));
    }

    [RealToolFact("sh", "tar", "sha256sum")]
    public async Task A_lock_is_told_and_given_back_when_its_owner_is_gone()
    {
        using var process = Start("lock", "shop", "token-1", "bert@lab", "apply 123");
        Assert.Equal("held", await process.StandardOutput.ReadLineAsync());

        var locked = await ApplyAsync(TestRelease.Of(new TestUnit("db", "a", ":")));
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        var free = await ApplyAsync(TestRelease.Of(new TestUnit("db", "a", ":")));

        Assert.Equal((RunEnd.Locked, "bert@lab", "apply 123"), (locked.End, locked.Holder!.Who, locked.Holder.Why));
        Assert.Equal(RunEnd.Done, free.End);
    }

    [RealToolFact("sh", "tar", "sha256sum")]
    public async Task A_lock_whose_owner_gives_no_sign_of_life_is_taken_over()
    {
        var held = Directory.CreateDirectory(Path.Combine(root, "a/modelc/shop/lock")).FullName;
        File.WriteAllText(Path.Combine(held, "token"), "another\n");
        File.WriteAllText(Path.Combine(held, "beat"), $"{DateTimeOffset.UtcNow.AddSeconds(-60).ToUnixTimeSeconds()}\n");

        Assert.Equal(RunEnd.Done, (await ApplyAsync(TestRelease.Of(new TestUnit("db", "a", ":")))).End);
    }

    [RealToolFact("sh", "tar", "sha256sum")]
    public async Task The_step_of_somebody_who_died_finishes_before_anybody_else_begins()
    {
        var door = Path.Combine(root, "door");
        var release = TestRelease.Of(new TestUnit("db", "a", $"[ \"${{1-}}\" = check ] && exit 0; touch {door}.reached; until [ -e {door} ]; do sleep 0.05; done; echo end >>{door}.log"));
        using var keeper = Start("lock", "shop", "token-1", "bert@lab", "dies");
        await keeper.StandardOutput.ReadLineAsync();
        Assert.Equal(0, (await Shell("a").RunAsync(Shipped(release), default)).ExitCode);
        using var step = Start("step", "shop", "token-1", release.Id, "hosts/a/db", "hosts/a/db|sh run.sh", "print", "bert@lab", "done", "db", "sh", "run.sh");
        await UntilAsync(() => File.Exists($"{door}.reached"));

        keeper.StandardInput.Close();
        step.StandardOutput.Close();
        var locked = await ApplyAsync(release);
        await File.WriteAllTextAsync(door, "");
        await step.WaitForExitAsync();
        await keeper.WaitForExitAsync();

        Assert.Equal(RunEnd.Locked, locked.End);
        Assert.Equal(["end"], File.ReadLines($"{door}.log"));
        Assert.Contains("\tprint\t", File.ReadAllText(Path.Combine(root, "a/modelc/shop/steps")), StringComparison.Ordinal);
    }

    [RealToolFact("sh", "tar", "sha256sum")]
    public async Task A_shipment_that_was_damaged_is_not_there_at_all()
    {
        var release = TestRelease.Of(new TestUnit("db", "a", ":"));
        var whole = Shipped(release);

        var answer = await Shell("a").RunAsync(whole with { Input = whole.Input[..(whole.Input.Length / 2)] }, default);

        Assert.NotEqual(0, answer.ExitCode);
        Assert.False(Directory.Exists(Path.Combine(root, "a/modelc/shop/releases", release.Id)));
        Assert.True((await Shell("a").RunAsync(whole, default)).IsGood);
    }

    [RealToolFact("sh", "tar", "sha256sum")]
    public async Task A_release_that_was_edited_or_lost_a_file_is_seen_and_shipped_again()
    {
        var release = TestRelease.Of(new TestUnit("db", "a", ":"));
        await ApplyAsync(release);
        var folder = Path.Combine(root, "a/modelc/shop/releases", release.Id);
        File.AppendAllText(Path.Combine(folder, "hosts/a/db/run.sh"), "echo by hand\n");
        File.Delete(Path.Combine(folder, "plan.json"));

        var seen = await ObserveAsync();
        var outcome = await ApplyAsync(release);

        Assert.Equal(["file hosts/a/db/run.sh", "file plan.json"], Drift.Of(seen).Select(item => item.Thing));
        Assert.Equal((RunEnd.Done, 0), (outcome.End, outcome.StepsDone));
        Assert.Equal(":\n", File.ReadAllText(Path.Combine(folder, "hosts/a/db/run.sh")));
        Assert.Empty((await ObserveAsync()).Damaged);
        Assert.Equal([release.Id], Directory.GetDirectories(Path.Combine(root, "a/modelc/shop/releases")).Select(Path.GetFileName));
    }

    [RealToolFact("sh", "tar", "sha256sum")]
    public async Task A_release_without_its_sums_counts_as_damaged()
    {
        var release = TestRelease.Of(new TestUnit("db", "a", ":"));
        await ApplyAsync(release);
        File.Delete(Path.Combine(root, "a/modelc/shop/releases", release.Id, "SHA256SUMS"));

        Assert.Equal("SHA256SUMS", (await ObserveAsync()).Damaged.Single().Path);
        Assert.Equal(RunEnd.Done, (await ApplyAsync(release)).End);
        Assert.Empty((await ObserveAsync()).Damaged);
    }

    [RealToolFact("sh", "awk", "sha256sum")]
    public async Task The_memory_keeps_what_was_before_for_as_long_as_it_is_as_it_was_found()
    {
        Engine("""
            container web-1	id	a1
            container web-1	component	web
            container web-1	memory	512
            container web-2	id	b2
            container web-2	component	web
            container web-2	memory	512
            container stray	id	s1
            container stray	component	-
            """);
        await KeepAsync("""
            container web-1	memory	0	512
            container web-1	id	a1	a1
            container web-2	memory	0	512
            container web-2	id	b1	b1
            container web-3	memory	0	!
            container stray	id	!	s1
            container stray	component	!	-

            """);

        var was = (await ObserveAsync()).Objects!.Was;
        Assert.Equal(["container web-1", "container web-2", "container web-3"], was.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("0", "512", "0"), (was["container web-1"]["memory"], was["container web-2"]["memory"], was["container web-3"]["memory"]));
    }

    [RealToolFact("sh", "awk", "sha256sum")]
    public async Task A_step_that_begins_is_remembered_until_an_apply_ends()
    {
        var release = TestRelease.Of(new TestUnit("db", "a", "[ \"${1-}\" = check ] || exit 3"));
        await ApplyAsync(TestRelease.Of(new TestUnit("db", "a", ":")));
        await ApplyAsync(release);
        Assert.Equal(["db"], (await ObserveAsync()).Objects!.Begun.Keys);

        await ApplyAsync(TestRelease.Of(new TestUnit("db", "a", ": 2")));
        Assert.Empty((await ObserveAsync()).Objects!.Begun);
    }

    [RealToolFact("shellcheck")]
    public void The_scripts_are_clean()
    {
        foreach (var script in Directory.GetFiles(RepositoryRoot.Combine("src/Modelc.Apply"), "*.sh", SearchOption.AllDirectories))
            RealTool.Run("shellcheck", ["--shell=sh", script]).Expect();
    }

    private async Task<ObservedHost> ObserveAsync() => ObservedLines.Read(
        "a", (await Shell("a").RunAsync(WithEngine(HostScript.Command("observe", "shop", "", HostScript.Text("objects"))), default)).Output)!;

    private ShellCommand WithEngine(ShellCommand command) =>
        command with { Words = ["env", $"PATH={root}/bin:{Environment.GetEnvironmentVariable("PATH")}", .. command.Words] };

    /// <summary>A docker that has one list of containers, in the words that it is asked for.</summary>
    private void Engine(string lines)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "bin")).FullName;
        File.WriteAllText(Path.Combine(folder, "lines"), $"{lines}\n");
        var docker = Path.Combine(folder, "docker");
        File.WriteAllText(docker, $"#!/bin/sh\ncase $1 in ps) echo id ;; inspect) cat {folder}/lines ;; version) echo 28 ;; esac\n");
        RealTool.Run("chmod", ["755", docker]).Expect();
    }

    /// <summary>What the end of an apply writes down.</summary>
    private async Task KeepAsync(string carried)
    {
        Directory.CreateDirectory(Path.Combine(root, "a/modelc/shop"));
        var words = WithEngine(HostScript.Command("objects", "shop", "keep"));
        Assert.True((await Shell("a").RunAsync(words with { Input = System.Text.Encoding.UTF8.GetBytes(carried) }, default)).IsGood);
    }

    private static ShellCommand Shipped(Apply.Release.ReleaseFolder release)
    {
        ShellCommand? sent = null;
        Shipment.SendAsync(new Listener(command => sent = command), release, TimeProvider.System, default).GetAwaiter().GetResult();
        return sent!;
    }

    private sealed class Listener(Action<ShellCommand> hear) : IShell
    {
        public string Host => "a";

        public Task<ShellAnswer> RunAsync(ShellCommand command, CancellationToken stop)
        {
            hear(command);
            return Task.FromResult(new ShellAnswer(0, "", ""));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private async Task<RunOutcome> ApplyAsync(Apply.Release.ReleaseFolder release)
    {
        var target = TestRelease.TargetOf(release);
        await using var fleet = new Fleet(target.Plan.Hosts.Select(host => Shell(host.Name)));
        return await Applying.RunAsync(new RunOrder(fleet, target, release, "anna@desk", "test"), host => Shell(host.Name), _ => { });
    }

    private LocalShell Shell(string host) => new(host, Directory.CreateDirectory(Path.Combine(root, host)).FullName);

    private Process Start(string script, params string[] arguments)
    {
        var words = HostScript.Command(script, arguments).Words;
        return Process.Start(new ProcessStartInfo(words[0], words.Skip(1))
        {
            WorkingDirectory = Directory.CreateDirectory(Path.Combine(root, "a")).FullName,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var patience = Stopwatch.StartNew(); !isSo(); await Task.Delay(10))
            Assert.True(patience.Elapsed < TimeSpan.FromSeconds(60));
    }
}
