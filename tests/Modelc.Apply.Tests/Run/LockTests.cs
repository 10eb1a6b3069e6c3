using Modelc.Apply.Run;
using Modelc.Apply.Tests.Simulation;

namespace Modelc.Apply.Tests.Run;

public sealed class LockTests
{
    private static readonly TestUnit[] Units = [new("db", "a", "db"), new("web", "b", "web", Wave: 1)];

    [Fact]
    public async Task Who_comes_second_is_told_who_deploys_and_changes_nothing()
    {
        var world = new World();
        world["b"].Holder = ("x", "bert@lab", "apply 123");

        var outcome = await world.ApplyAsync(TestRelease.Of(Units));

        Assert.Equal((RunEnd.Locked, "b", "bert@lab", "apply 123"), (outcome.End, outcome.LockedHost, outcome.Holder!.Who, outcome.Holder.Why));
        Assert.Null(world["a"].Holder);
        Assert.Empty(world.Events);
    }

    [Fact]
    public async Task Who_comes_second_may_wait()
    {
        var world = new World();
        world["a"].Holder = ("x", "bert@lab", "apply 123");
        var waited = new List<WaitingForLock>();

        var outcome = await world.ApplyAsync(TestRelease.Of(Units), order => order with
        {
            Wait = TimeSpan.FromMinutes(1),
            Tell = told =>
            {
                if (told is WaitingForLock waiting)
                {
                    waited.Add(waiting);
                    world["a"].Holder = null;
                }
            },
        });

        Assert.Equal(RunEnd.Done, outcome.End);
        Assert.Equal("bert@lab", Assert.Single(waited).Who);
    }

    [Fact]
    public async Task Of_two_at_once_both_end_and_no_step_runs_twice()
    {
        var world = new World { Work = async (_, _) => { await Task.Delay(5); return 0; } };
        var release = TestRelease.Of(Units);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            world.ApplyAsync(release, order => order with { Wait = TimeSpan.FromMinutes(1) })));

        Assert.Equal([RunEnd.Done, RunEnd.NothingToDo], both.Select(outcome => outcome.End).Order());
        Assert.Equal(2, world.Events.Count(text => text.Contains(" begin ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Who_lost_the_lock_begins_nothing_more()
    {
        var world = new World();
        world.Work = (_, _) =>
        {
            world["b"].Holder = ("y", "bert@lab", "took it over");
            return Task.FromResult(0);
        };

        var outcome = await world.ApplyAsync(TestRelease.Of(Units));

        Assert.Equal(FailureKind.LockLost, outcome.Failures.Single().Kind);
        Assert.Empty(world["b"].Runs);
    }
}
