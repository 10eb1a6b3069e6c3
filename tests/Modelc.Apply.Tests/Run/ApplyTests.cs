using Modelc.Apply.Run;
using Modelc.Apply.Tests.Simulation;
using Modelc.Artifacts;

namespace Modelc.Apply.Tests.Run;

public sealed class ApplyTests
{
    [Fact]
    public async Task What_was_asked_for_runs_and_a_second_apply_asks_each_host_once()
    {
        var world = new World();
        var release = TestRelease.Of(new TestUnit("db", "a", "db 1"), new TestUnit("web", "b", "web 1", Wave: 1));

        var first = await world.ApplyAsync(release);
        var calls = world.Calls;
        var second = await world.ApplyAsync(release);

        Assert.Equal((RunEnd.Done, 2), (first.End, first.StepsDone));
        Assert.Equal("db 1", world["a"].Runs["hosts/a/db"]);
        Assert.Equal("web 1", world["b"].Runs["hosts/b/web"]);
        Assert.Equal((RunEnd.NothingToDo, 2), (second.End, world.Calls - calls));
        Assert.Null(world["a"].Holder);
    }

    [Fact]
    public async Task Only_what_changed_is_done_again()
    {
        var world = new World();
        await world.ApplyAsync(TestRelease.Of(new TestUnit("db", "a", "db 1"), new TestUnit("web", "a", "web 1")));
        world.Events.Clear();

        var outcome = await world.ApplyAsync(TestRelease.Of(new TestUnit("db", "a", "db 1"), new TestUnit("web", "a", "web 2")));

        Assert.Equal(1, outcome.StepsDone);
        Assert.Equal(["a check hosts/a/web", "a begin hosts/a/web web 2", "a end hosts/a/web sh run.sh"], world.Events);
    }

    [Fact]
    public async Task A_wave_waits_for_the_one_before_it_on_all_hosts()
    {
        var world = new World();
        var units = Enumerable.Range(0, 30).Select(n => new TestUnit($"u{n}", $"h{n % 5}", "x", Wave: n / 10)).ToList();
        world.Work = async (_, _) =>
        {
            await Task.Delay(Random.Shared.Next(3));
            return 0;
        };

        await world.ApplyAsync(TestRelease.Of(units));

        var waves = world.Events.Where(text => text.Contains(" begin ", StringComparison.Ordinal) || text.Contains(" end ", StringComparison.Ordinal))
            .Select(text => units.Single(unit => text.Split(' ')[2] == unit.Folder).Wave);
        Assert.Equal(waves.Order(), waves);
    }

    [Fact]
    public async Task A_host_that_got_an_engine_is_logged_in_to_anew_before_the_engine_is_used()
    {
        var world = new World();

        await world.ApplyAsync(TestRelease.Of(new TestUnit("engine", "a", "docker", Phase: Phase.Host), new TestUnit("web", "a", "web 1")));

        Assert.Equal(
            ["a end hosts/a/engine sh run.sh", "a logs in anew", "a check hosts/a/web", "a begin hosts/a/web web 1", "a end hosts/a/web sh run.sh"],
            world.Events.SkipWhile(text => !text.Contains(" end ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Images_are_there_before_services_and_one_after_the_other()
    {
        var world = new World();
        var atOnce = 0;
        var most = 0;
        world.Work = async (_, folder) =>
        {
            if (folder.Contains("image", StringComparison.Ordinal))
                most = Math.Max(most, Interlocked.Increment(ref atOnce));
            await Task.Delay(2);
            if (folder.Contains("image", StringComparison.Ordinal))
                Interlocked.Decrement(ref atOnce);
            return 0;
        };
        var images = Enumerable.Range(0, 4).Select(n => new TestUnit($"image{n}", "a", "x", Phase: Phase.Image));

        await world.ApplyAsync(TestRelease.Of([new TestUnit("web", "a", "web"), .. images]));

        Assert.Equal(1, most);
        Assert.EndsWith("end hosts/a/web sh run.sh", world.Events.Last(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_one_host_a_few_steps_run_at_once_and_no_more()
    {
        var world = new World { Work = async (_, _) => { await Task.Delay(20); return 0; } };

        await world.ApplyAsync(TestRelease.Of([.. Enumerable.Range(0, 20).Select(n => new TestUnit($"u{n}", "a", "x"))]));

        Assert.InRange(world.MostRunning, 2, 4);
    }

    [Fact]
    public async Task Whatever_can_be_refused_is_refused_before_anything_is_touched()
    {
        var world = new World();

        var outcome = await world.ApplyAsync(TestRelease.Of(new TestUnit("db", "a", "db 1"), new TestUnit("web", "b", "refused", Wave: 3)));

        Assert.Equal(RunEnd.ChecksFailed, outcome.End);
        Assert.Equal(("b", "web"), (outcome.Failures[0].Host, outcome.Failures[0].Unit));
        Assert.Empty(world["a"].Runs);
    }

    [Fact]
    public async Task After_a_failure_others_of_its_phase_finish_and_nothing_later_begins()
    {
        var world = new World();
        await world.ApplyAsync(TestRelease.Of(new TestUnit("old", "a", "old")));
        world.Work = (_, folder) => Task.FromResult(folder == "hosts/a/bad" ? 3 : 0);

        var outcome = await world.ApplyAsync(TestRelease.Of(
            new TestUnit("bad", "a", "bad"), new TestUnit("good", "b", "good"), new TestUnit("late", "b", "late", Wave: 1)));

        Assert.Equal((RunEnd.Failed, 1, 2), (outcome.End, outcome.StepsDone, outcome.StepsLeft - 1));
        Assert.Equal(FailureKind.PutBack, outcome.Failures.Single().Kind);
        Assert.Equal("modelc: say: bad", Assert.Single(outcome.Failures.Single().LastLines));
        Assert.Equal(["hosts/b/good"], world["b"].Runs.Keys);
        Assert.Equal("old", world["a"].Runs["hosts/a/old"]);
    }

    [Fact]
    public async Task Only_what_served_before_is_said_to_serve_still()
    {
        var world = new World { Work = (_, folder) => Task.FromResult(folder == "hosts/a/web" ? 3 : 0) };
        var first = await world.ApplyAsync(TestRelease.Of(new TestUnit("web", "a", "web 1")));
        world.Work = (_, _) => Task.FromResult(0);
        await world.ApplyAsync(TestRelease.Of(new TestUnit("web", "a", "web 2")));
        world.Work = (_, _) => Task.FromResult(3);

        var later = await world.ApplyAsync(TestRelease.Of(new TestUnit("web", "a", "web 3")));

        Assert.EndsWith("nothing of it served before.", first.Failures.Single().Fact, StringComparison.Ordinal);
        Assert.EndsWith("what served before still does.", later.Failures.Single().Fact, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_model_no_longer_has_goes_last_and_with_its_host()
    {
        var world = new World();
        await world.ApplyAsync(TestRelease.Of(new TestUnit("db", "a", "db"), new TestUnit("web", "b", "web")));
        world.Events.Clear();

        var outcome = await world.ApplyAsync(TestRelease.Of(new TestUnit("db", "a", "db 2")));

        Assert.Equal((RunEnd.Done, 2), (outcome.End, outcome.StepsDone));
        Assert.EndsWith("b end hosts/b/web sh run.sh down", world.Events.Last(), StringComparison.Ordinal);
        Assert.Equal("b: current ; runs ; steps ; releases ; lock ", world["b"].State());
    }

    [Fact]
    public async Task A_host_that_is_gone_with_everything_on_it_holds_up_nobody()
    {
        var world = new World();
        await world.ApplyAsync(TestRelease.Of(new TestUnit("db", "a", "db"), new TestUnit("web", "b", "web")));
        world.Down["b"] = "Host \"b\" does not answer.";
        var release = TestRelease.Of(new TestUnit("db", "a", "db 2"));
        Survey? shown = null;

        var outcome = await world.ApplyAsync(release, survey => shown = survey);

        Assert.Equal(RunEnd.Done, outcome.End);
        Assert.Contains("what runs there stays", shown!.Lost.Single(), StringComparison.Ordinal);
        Assert.Equal(RunEnd.NothingToDo, (await world.ApplyAsync(release)).End);
    }

    [Fact]
    public async Task All_hosts_that_cannot_be_reached_are_told_and_none_is_touched()
    {
        var world = new World();
        world.Down["b"] = "b is down.";
        world.Down["c"] = "c is down.";

        var outcome = await world.ApplyAsync(TestRelease.Of(new TestUnit("x", "a", "x"), new TestUnit("y", "b", "y"), new TestUnit("z", "c", "z")));

        Assert.Equal(RunEnd.Unreachable, outcome.End);
        Assert.Equal(["b is down.", "c is down."], outcome.HostFailures.Select(failure => failure.Message));
        Assert.Empty(world.Events);
    }

    [Fact]
    public async Task What_one_host_prints_can_be_the_input_of_another_and_is_seen_nowhere()
    {
        var world = new World();
        var said = new List<RunEvent>();
        var release = TestRelease.Of(
            new TestUnit("manager", "a", "token-of-a", Phase: Phase.Swarm),
            new TestUnit("worker", "b", "join ", Phase: Phase.Worker) { Input = new StepInput("a", "hosts/a/manager", ["sh", "run.sh", "token"]) });

        await world.ApplyAsync(release, order => order with { Tell = said.Add });

        Assert.Equal("jointoken-of-a", world["b"].Runs["hosts/b/worker"]);
        Assert.DoesNotContain(said.OfType<StepSaid>(), line => line.Host == "a" && line.Line.Contains("token", StringComparison.Ordinal) && !line.Line.StartsWith("modelc: say", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wish_to_stop_lets_the_running_step_finish_and_starts_no_other()
    {
        using var stop = new CancellationTokenSource();
        var world = new World();
        world.Work = async (_, _) =>
        {
            await stop.CancelAsync();
            return 0;
        };
        var release = TestRelease.Of(new TestUnit("db", "a", "db"), new TestUnit("web", "a", "web", Wave: 1));

        var outcome = await world.ApplyAsync(release, order => order with { Stop = stop.Token });

        Assert.Equal((RunEnd.Stopped, 1, 1), (outcome.End, outcome.StepsDone, outcome.StepsLeft));
        Assert.Equal(["hosts/a/db"], world["a"].Runs.Keys);
        Assert.Null(world["a"].Holder);
        world.Work = (_, _) => Task.FromResult(0);
        Assert.Equal((RunEnd.Done, 1), ((await world.ApplyAsync(release)) is var next ? (next.End, next.StepsDone) : default));
    }

    [Fact]
    public async Task An_order_to_stop_cuts_the_running_step_off_and_says_that_its_end_is_unknown()
    {
        using var stop = new CancellationTokenSource();
        var world = new World { Work = (_, _) => new TaskCompletionSource<int>().Task };
        var applying = world.ApplyAsync(TestRelease.Of(new TestUnit("db", "a", "db")), order => order with { Stop = stop.Token, Cut = stop.Token });
        while (!world.Events.Any(text => text.Contains(" begin ", StringComparison.Ordinal)))
            await Task.Delay(1);

        await stop.CancelAsync();
        var outcome = await applying;

        Assert.Equal((RunEnd.Failed, FailureKind.Unknown), (outcome.End, outcome.Failures.Single().Kind));
        Assert.Null(world["a"].Holder);
    }
}
