using Modelc.Apply.Observe;
using Modelc.Apply.Rollout;
using Modelc.Apply.Run;
using Modelc.Apply.Tests.Simulation;

namespace Modelc.Apply.Tests.Run;

public sealed class ManyHostsTests
{
    [Fact]
    public async Task Two_hundred_hosts_are_asked_many_at_once_and_never_more_than_so_many()
    {
        var world = new World { Work = async (_, _) => { await Task.Delay(1); return 0; } };

        var outcome = await world.ApplyAsync(TestRelease.Of(UnitsOn(200)));

        Assert.Equal((RunEnd.Done, 400), (outcome.End, outcome.StepsDone));
        Assert.InRange(world.MostRunning, Fleet.UsualWidth / 2, Fleet.UsualWidth * 4);
    }

    [Fact]
    public async Task Ten_times_the_hosts_are_ten_times_the_calls()
    {
        Assert.Equal(10 * await CallsAsync(20), await CallsAsync(200));

        static async Task<int> CallsAsync(int hosts)
        {
            var world = new World();
            await world.ApplyAsync(TestRelease.Of(UnitsOn(hosts)));
            return world.Calls;
        }
    }

    /// <summary>Bytes are counted, not seconds: machines are noisy.</summary>
    [Fact]
    public async Task What_planning_costs_grows_with_the_number_of_hosts_and_no_faster()
    {
        await PlanningAsync(20);
        Assert.InRange(await PlanningAsync(200) / (double)await PlanningAsync(50), 2, 6);
    }

    /// <summary>Everything differs, so that everything is compared.</summary>
    private static async Task<long> PlanningAsync(int hosts)
    {
        var world = new World();
        await world.ApplyAsync(TestRelease.Of(UnitsOn(hosts)));
        var target = TestRelease.TargetOf(TestRelease.Of([.. UnitsOn(hosts).Select(unit => unit with { Says = "new" })]));
        var survey = await Survey.TakeAsync(world.FleetOf(target.Plan.Hosts.Select(host => host.Name)), target, host => world.Open(host.Name), default);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var rollout = RolloutPlanner.Plan(target, survey.Seen, survey.Past);
        Assert.Equal(hosts * 2, UnitChanges.Of(target, rollout, survey.Past).Length);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static TestUnit[] UnitsOn(int hosts) =>
        [.. Enumerable.Range(0, hosts).SelectMany(n => new TestUnit[] { new($"db{n:D3}", $"h{n:D3}", "db"), new($"web{n:D3}", $"h{n:D3}", "web", Wave: 1) })];
}
