using System.Diagnostics;
using System.Text;
using Modelc.Apply.Hosts;
using Modelc.Artifacts.Plan;
using Modelc.Testing;

namespace Modelc.Apply.Tests.Hosts;

/// <summary>Commands of sh on this machine.</summary>
public sealed class LocalShellTests
{
    private static readonly IShell Shell = new ShellFactory(new() { App = "shop", ModelFolder = "/" })
        .Make(new("here", "localhost", new LocalConnection(), NeedsEngine: true, "components/here"));

    [RealToolFact("sh")]
    public async Task A_command_begins_at_home_reads_its_input_and_gives_both_streams()
    {
        var lines = new List<string>();
        var answer = await Shell.RunAsync(
            Sh("pwd; cat; printf 'no newline' >&2; exit 4") with { Input = Encoding.UTF8.GetBytes("a secret\n"), OnLine = lines.Add },
            CancellationToken.None);
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Assert.Equal(new ShellAnswer(4, $"{home}\na secret\n", "no newline"), answer);
        Assert.Equal([home, "a secret", "no newline"], lines.Order(StringComparer.Ordinal));
    }

    [RealToolFact("sh")]
    public async Task A_command_that_does_not_end_in_time_is_a_failure_of_the_host()
    {
        var clock = Stopwatch.StartNew();
        var failure = await Assert.ThrowsAsync<HostFailureException>(() => Shell.RunAsync(
            Sh("sleep 60") with { TimeLimit = TimeSpan.FromSeconds(0.5) }, CancellationToken.None));
        Assert.Equal(
            "\"sh -c\" for \"here\" has not finished after 0.5 s. Look at this machine's load and disk and at the engine, then run this again.",
            failure.Message);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(30));
    }

    [RealToolFact("sh")]
    public async Task Who_stops_a_command_hangs_up_and_what_takes_no_notice_goes_on_to_its_end()
    {
        var folder = Directory.CreateTempSubdirectory("modelc-test-");
        try
        {
            var (heedless, obedient) = (Path.Combine(folder.FullName, "heedless"), Path.Combine(folder.FullName, "obedient"));
            var runs = new[]
            {
                RunAsync($"trap '' HUP; echo up; while [ ! -e {folder.FullName}/go ]; do sleep 0.05; done; touch {heedless}"),
                RunAsync($"echo up; while [ ! -e {folder.FullName}/go ]; do sleep 0.05; done; sleep 0.2; touch {obedient}"),
            };
            foreach (var run in runs)
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "go"), "");
            for (var clock = Stopwatch.StartNew(); !File.Exists(heedless) && clock.Elapsed < TimeSpan.FromSeconds(20);)
                await Task.Delay(20);
            Assert.True(File.Exists(heedless));
            Assert.False(File.Exists(obedient));

            async Task RunAsync(string script)
            {
                using var stop = new CancellationTokenSource();
                var isUp = new TaskCompletionSource();
                var run = Shell.RunAsync(Sh(script) with { OnLine = _ => isUp.TrySetResult() }, stop.Token);
                await isUp.Task;
                await stop.CancelAsync();
                await run;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [RealToolFact("sh")]
    public async Task Input_may_come_while_the_command_runs()
    {
        using var pipe = new System.IO.Pipes.AnonymousPipeServerStream();
        using var end = new System.IO.Pipes.AnonymousPipeClientStream(System.IO.Pipes.PipeDirection.In, pipe.ClientSafePipeHandle);
        var heard = new System.Collections.Concurrent.ConcurrentQueue<string>();
        var first = new TaskCompletionSource();
        var run = Shell.RunAsync(
            Sh("while read -r line; do echo \"got $line\"; done") with
            {
                LiveInput = end,
                OnLine = line =>
                {
                    heard.Enqueue(line);
                    first.TrySetResult();
                },
            },
            CancellationToken.None);
        pipe.Write("one\n"u8);
        await first.Task.WaitAsync(TimeSpan.FromSeconds(20));
        pipe.Write("two\n"u8);
        pipe.Dispose();
        Assert.Equal("got one\ngot two\n", (await run).Output);
        Assert.Equal(["got one", "got two"], heard);
    }

    private static ShellCommand Sh(string script) => new(["sh", "-c", script]) { TimeLimit = TimeSpan.FromSeconds(30) };
}
