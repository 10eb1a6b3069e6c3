using Modelc.Apply.Run;
using Modelc.Apply.Tests.Simulation;

namespace Modelc.Apply.Tests.Run;

/// <summary>The process dies at each single call to a host. Whoever applies again ends where an undisturbed run ends.</summary>
public sealed class CrashTests
{
    private static readonly TestUnit[] Before =
    [
        new("db", "a", "db 1"), new("web", "a", "web 1", Wave: 1), new("mail", "b", "mail 1"), new("gone", "b", "gone 1"), new("last", "c", "last 1"),
    ];

    // One changes, one moves, one goes, one comes, and a host is no longer named.
    private static readonly TestUnit[] After =
    [
        new("db", "a", "db 2"), new("web", "b", "web 1", Wave: 1), new("mail", "b", "mail 1"), new("new", "a", "new 1", Wave: 2),
    ];

    [Theory]
    [InlineData(nameof(Death.Before))]
    [InlineData(nameof(Death.Midway))]
    [InlineData(nameof(Death.After))]
    public async Task Killed_at_any_call_and_run_again_it_ends_as_if_undisturbed(string death)
    {
        var undisturbed = await UpdatedAsync(0, default);
        var calls = undisturbed.Calls;
        Assert.InRange(calls, 20, 100);

        for (var at = 1; at <= calls; at++)
        {
            var world = (await UpdatedAsync(at, Enum.Parse<Death>(death))).Successor();
            Assert.Empty((await world.SurveyAsync(TestRelease.Of(After))).Rollout is var rollout ? rollout.Mended.Concat(rollout.Strays) : []);
            var outcome = await world.ApplyAsync(TestRelease.Of(After));

            Assert.True(outcome.End is RunEnd.Done or RunEnd.NothingToDo, $"call {at}: {outcome.End} {outcome.HostFailures.FirstOrDefault()?.Message}");
            Assert.Equal(undisturbed.State(), world.State());
        }
    }

    [Fact]
    public async Task Going_back_after_a_crash_in_the_middle_ends_where_it_began()
    {
        var started = new World();
        await started.ApplyAsync(TestRelease.Of(Before));
        var calls = (await UpdatedAsync(0, default)).Calls;
        var runs = new[] { "a", "b", "c" }.Select(host => string.Join(',', started[host].Runs)).ToList();

        for (var at = 1; at <= calls; at++)
        {
            var world = (await UpdatedAsync(at, Death.Midway)).Successor();
            await world.ApplyAsync(TestRelease.Of(Before));

            Assert.Equal(runs, new[] { "a", "b", "c" }.Select(host => string.Join(',', world[host].Runs)));
        }
    }

    private static async Task<World> UpdatedAsync(int diesAt, Death death)
    {
        var first = new World();
        await first.ApplyAsync(TestRelease.Of(Before));
        var world = first.Successor(diesAt, death);
        try
        {
            await world.ApplyAsync(TestRelease.Of(After));
        }
        catch (KilledException)
        {
            Assert.NotEqual(0, diesAt);
        }

        return world;
    }
}
