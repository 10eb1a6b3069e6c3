using System.Diagnostics;
using System.Globalization;
using Modelc.Apply.Release;
using Modelc.Apply.Run;
using Modelc.Apply.Tests.Simulation;
using Modelc.Bench.Measuring;

namespace Modelc.Bench.Apply;

/// <summary>One kind of apply over so many hosts in this process, each of which takes a time to answer.</summary>
/// <param name="Calls">How often hosts were asked for something.</param>
/// <param name="Bound">As long as all of these calls must take when sixteen hosts at most are asked at once.</param>
/// <param name="Megabytes">Allocated, all in all.</param>
internal sealed record SimulatedResult(int Hosts, string What, TimeSpan Clock, int Calls, TimeSpan Bound, double Megabytes);

/// <summary>modelc's own part of an apply, without ssh, engines and containers.</summary>
internal static class SimulatedTrial
{
    public static readonly TimeSpan Answer = TimeSpan.FromMilliseconds(50);
    public const int AtOnce = 16;

    public static async Task<IReadOnlyList<SimulatedResult>> RunAsync(int hosts)
    {
        // The first run of anything compiles it.
        await MeasureAsync(new World(), 2, "warm", "red", RunEnd.Done);
        var world = new World { Way = () => Task.Delay(Answer) };
        return
        [
            await MeasureAsync(world, hosts, "first deployment", "red", RunEnd.Done),
            await MeasureAsync(world, hosts, "no change", "red", RunEnd.NothingToDo),
            await MeasureAsync(world, hosts, "one change", "green", RunEnd.Done),
        ];
    }

    /// <summary>Ansible's own part: tasks that do nothing but take as long. Null where it is not installed.</summary>
    public static Cost? RunAnsible(Workplace workplace, int hosts)
    {
        if (!AnsibleDeployer.IsHere)
            return null;
        var inventory = workplace.Path($"simulated-{hosts}");
        File.WriteAllLines(inventory, Enumerable.Range(1, hosts).Select(Name));
        return WholeProcess.Run(
            ["ansible-playbook", "-i", inventory, AnsibleDeployer.Playbook("simulated.yml"), "-e", $"answer={Answer.TotalSeconds.ToString(CultureInfo.InvariantCulture)}"],
            AnsibleDeployer.Settings);
    }

    private static async Task<SimulatedResult> MeasureAsync(World world, int hosts, string what, string said, RunEnd wanted)
    {
        var release = ReleaseOf(hosts, said);
        var (calls, bytes, clock) = (world.Calls, GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var outcome = await world.ApplyAsync(release);
        var took = clock.Elapsed;
        if (outcome.End != wanted)
            throw new InvalidOperationException($"{what} over {hosts} simulated hosts ended as {outcome.End}.");
        calls = world.Calls - calls;
        return new(hosts, what, took, calls, Math.Ceiling(calls / (double)AtOnce) * Answer, (GC.GetTotalAllocatedBytes() - bytes) / 1e6);
    }

    private static ReleaseFolder ReleaseOf(int hosts, string said) =>
        TestRelease.Of([.. Enumerable.Range(1, hosts).Select(number => new TestUnit($"web-{Name(number)}", Name(number), number == 1 ? said : "red"))]);

    private static string Name(int number) => $"h{number:D3}";
}
