using Modelc.Apply.Release;
using Modelc.Apply.Run;

namespace Modelc.Apply.Tests.Simulation;

/// <summary>Applies made-up releases to a world, as the command line would.</summary>
internal static class Applied
{
    public static Task<RunOutcome> ApplyAsync(this World world, ReleaseFolder release, Func<RunOrder, RunOrder>? with = null) =>
        world.ApplyAsync(release, _ => { }, with);

    public static async Task<RunOutcome> ApplyAsync(
        this World world, ReleaseFolder release, Action<Survey> show, Func<RunOrder, RunOrder>? with = null)
    {
        var target = TestRelease.TargetOf(release);
        var fleet = world.FleetOf(target.Plan.Hosts.Select(host => host.Name));
        var order = new RunOrder(fleet, target, release, "anna@desk", "test");
        return await Applying.RunAsync(with?.Invoke(order) ?? order, host => world.Open(host.Name), show);
    }

    public static async Task<Survey> SurveyAsync(this World world, ReleaseFolder release)
    {
        var target = TestRelease.TargetOf(release);
        return await Survey.TakeAsync(world.FleetOf(target.Plan.Hosts.Select(host => host.Name)), target, host => world.Open(host.Name), default);
    }
}
