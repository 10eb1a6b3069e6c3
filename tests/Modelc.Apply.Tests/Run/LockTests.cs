using System.Collections.Concurrent;
using Modelc.Apply.Observe;
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

        var outcome = await world.ApplyAsync(TestRelease.Of(Units), order => order with { Time = new HurriedTime() });

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
    public async Task Locks_of_many_hosts_are_taken_many_at_once()
    {
        var world = new World { Way = () => Task.Delay(1) };
        var names = Enumerable.Range(0, 200).Select(n => $"h{n:D3}").ToArray();

        await using var held = (await TakeAsync(world, names)).Held;

        Assert.All(names, name => Assert.Equal(held!.Token, world[name].Holder?.Token));
        Assert.InRange(world.MostRunning, Fleet.UsualWidth / 2, Fleet.UsualWidth);
        Assert.Equal(names.Length, world.Calls);
    }

    [Fact]
    public async Task Who_waits_for_a_host_keeps_nobody_from_those_behind_it()
    {
        var world = new World();
        world["b"].Holder = ("x", "bert@lab", "apply 123");
        var meanwhile = "";

        await using var held = (await TakeAsync(world, ["a", "b", "c"], order => order with
        {
            Tell = _ =>
            {
                meanwhile = $"{world["a"].Holder?.Who}, {world["b"].Holder?.Who}, {world["c"].Holder?.Who}";
                world["b"].Holder = null;
            },
        })).Held;

        Assert.Equal("anna@desk, bert@lab, ", meanwhile);
        Assert.Equal([held!.Token, held.Token, held.Token], new[] { "a", "b", "c" }.Select(name => world[name].Holder?.Token));
    }

    [Fact]
    public async Task Deployments_whose_hosts_overlap_all_have_their_turn_and_never_share_a_host()
    {
        var world = new World { Way = async () => await Task.Yield() };
        var busy = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var random = new Random(1);
        var wishes = Enumerable.Range(0, 60)
            .Select(_ => Enumerable.Range(0, 7).Where(_ => random.Next(2) == 0).Select(n => $"h{n}").ToArray())
            .Where(names => names.Length > 0)
            .ToList();

        await Task.WhenAll(wishes.Select(names => Task.Run(() => DeployAsync(names)))).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.All(Enumerable.Range(0, 7), n => Assert.Null(world[$"h{n}"].Holder));

        async Task DeployAsync(string[] names)
        {
            var held = (await TakeAsync(world, names, order => order with { Wait = TimeSpan.FromDays(1) })).Held!;
            Assert.All(names, name => Assert.True(busy.TryAdd(name, held.Token)));
            await Task.Yield();
            Assert.All(names, name => Assert.True(busy.TryRemove(name, out _)));
            await held.DisposeAsync();
        }
    }

    private static Task<(HeldLocks? Held, string? Host, LockHolder? Holder)> TakeAsync(
        World world, string[] names, Func<RunOrder, RunOrder>? with = null)
    {
        var release = TestRelease.Of(Units);
        var order = new RunOrder(world.FleetOf(names), TestRelease.TargetOf(release), release, "anna@desk", "test") { Time = new HurriedTime() };
        return HeldLocks.TakeAsync(with?.Invoke(order) ?? order, names);
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
