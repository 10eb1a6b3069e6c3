using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;

namespace Modelc.Apply.Tests.Observe;

public sealed class ObserverTests
{
    [Fact]
    public void The_last_line_of_a_step_counts_and_one_that_is_unsure_keeps_its_release()
    {
        var host = ObservedLines.Read("a", """
            user	root	/root
            engine	running	20.10.24
            current	r2
            release	r1
            release	r2
            step	hosts/a/db|sh run.sh	f1	r1
            step	hosts/a/db|sh run.sh	f2	r2
            step	hosts/a/web|sh run.sh	f1	r1
            step	hosts/a/web|sh run.sh	?	r2
            step	hosts/a/old|sh run.sh	f1	r1
            step	hosts/a/old|sh run.sh	-	r1
            lock	anna@desk	2026-01-01 00:00:00 UTC	apply r3	7
            end
            """)!;

        Assert.Equal(new ObservedEngine(EngineState.Running, "20.10.24"), host.Engine);
        Assert.Equal(["f2 r2", " r1"], host.Steps.Values.OrderBy(step => step.Key.Folder, StringComparer.Ordinal).Select(step => $"{step.Fingerprint} {step.Release}"));
        Assert.Equal(new LockHolder("anna@desk", "2026-01-01 00:00:00 UTC", "apply r3", TimeSpan.FromSeconds(7)), host.Lock);
        Assert.Equal(("r2", 2), (host.Current, host.Releases.Length));
    }

    [Theory]
    [InlineData("engine\tabsent", EngineState.Absent)]
    [InlineData("engine\tdown", EngineState.Down)]
    [InlineData("engine\tdenied", EngineState.Denied)]
    public void An_engine_that_does_not_run_says_why(string line, EngineState state) =>
        Assert.Equal(state, ObservedLines.Read("a", $"{line}\nend\n")!.Engine.State);

    [Fact]
    public async Task Half_an_answer_is_none()
    {
        var fleet = new Fleet([new Answering("user\troot\t/root\nengine\tabs")]);

        var seen = await Observer.ObserveAsync(fleet, ["a"], "shop", "", default);

        Assert.Contains("no answer that modelc understands", Assert.Single(seen.Unreachable).Message, StringComparison.Ordinal);
    }

    private sealed class Answering(string text) : IShell
    {
        public string Host => "a";

        public Task<ShellAnswer> RunAsync(ShellCommand command, CancellationToken stop) => Task.FromResult(new ShellAnswer(0, text, ""));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
