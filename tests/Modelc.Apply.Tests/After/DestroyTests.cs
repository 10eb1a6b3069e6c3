using Modelc.Apply.After;
using Modelc.Apply.Release;
using Modelc.Apply.Run;
using Modelc.Apply.Tests.Simulation;
using Modelc.Artifacts;

namespace Modelc.Apply.Tests.After;

public sealed class DestroyTests
{
    private static readonly TestUnit[] Units = [new("db", "a", "db"), new("web", "a", "web", Wave: 1), new("api", "b", "api", Wave: 1)];

    [Fact]
    public async Task What_was_done_is_undone_in_reverse_and_nothing_is_left()
    {
        var world = new World();
        var release = TestRelease.Of(Units);
        await world.ApplyAsync(release);
        world.Events.Clear();

        Assert.Equal(RunEnd.Done, (await DestroyAsync(world, release)).End);

        Assert.Equal(["hosts/a/web", "hosts/a/db"], world.Events.Where(one => one.StartsWith("a end", StringComparison.Ordinal)).Select(one => one.Split(' ')[2]));
        AssertEmpty(world);
        Assert.True(Destroying.IsGone(await SurveyAsync(world, release)));
    }

    [Fact]
    public async Task What_runs_in_a_swarm_goes_first_then_its_workers_then_who_gives_orders_and_engines_stay()
    {
        var world = new World();
        var release = TestRelease.Of(
            new("engine", "a", "docker", Phase: Phase.Host), new("manager", "a", "init", Phase: Phase.Swarm), new("worker", "b", "join", Phase: Phase.Worker),
            new("web", "a", "web"), new("api", "b", "api"));
        await world.ApplyAsync(release);
        world.Events.Clear();
        var told = new List<FolderRetired>();

        Assert.Equal(RunEnd.Done, (await DestroyAsync(world, release, one => told.AddRange(new[] { one }.OfType<FolderRetired>()))).End);

        var undone = world.Events.Where(one => one.Contains(" end hosts/", StringComparison.Ordinal)).Select(one => one.Split(' ')[2].Split('/')[^1]).ToList();
        Assert.Equal(["api", "web"], undone.Take(2).Order(StringComparer.Ordinal));
        Assert.Equal(["worker", "manager", "engine"], undone.Skip(2));
        Assert.Equal(["api", "manager", "web", "worker"], told.Select(one => one.Unit).Order(StringComparer.Ordinal));
        AssertEmpty(world);
    }

    [Theory]
    [InlineData(nameof(Death.Before))]
    [InlineData(nameof(Death.Midway))]
    [InlineData(nameof(Death.After))]
    public async Task Killed_anywhere_and_asked_again_it_leaves_nothing(string death)
    {
        var release = TestRelease.Of(Units);
        for (var at = 1; ; at++)
        {
            var whole = new World();
            await whole.ApplyAsync(release);
            var world = whole.Successor(at, Enum.Parse<Death>(death));
            var isKilled = false;
            try
            {
                await DestroyAsync(world, release);
            }
            catch (KilledException)
            {
                isKilled = true;
            }

            var after = world.Successor();
            if (!Destroying.IsGone(await SurveyAsync(after, release)))
                Assert.Equal(RunEnd.Done, (await DestroyAsync(after, release)).End);
            AssertEmpty(after);
            if (!isKilled && !world.IsDead)
                return;
        }
    }

    private static void AssertEmpty(World world)
    {
        foreach (var host in new[] { "a", "b" })
            Assert.Equal(($"{host}: current ; runs ; steps ; releases ; lock "), world[host].State());
    }

    private static Task<Survey> SurveyAsync(World world, ReleaseFolder release) =>
        Destroying.SurveyAsync(world.FleetOf("a", "b"), TestRelease.TargetOf(release).Plan, host => world.Open(host.Name), default);

    private static async Task<RunOutcome> DestroyAsync(World world, ReleaseFolder release, Action<RunEvent>? tell = null)
    {
        var plan = TestRelease.TargetOf(release).Plan;
        var order = new RunOrder(world.FleetOf("a", "b"), Destroying.Nothing(plan), null, "anna@desk", "destroy") { Tell = tell ?? (_ => { }) };
        return await Destroying.RunAsync(order, plan, await SurveyAsync(world, release), DataVolumes.None.Found, host => world.Open(host.Name));
    }
}
