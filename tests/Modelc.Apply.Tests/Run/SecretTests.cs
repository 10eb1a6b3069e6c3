using Modelc.Apply.Rollout;
using Modelc.Apply.Run;
using Modelc.Apply.Tests.Simulation;

namespace Modelc.Apply.Tests.Run;

/// <summary>What becomes of the values that steps read.</summary>
public sealed class SecretTests
{
    private readonly World world = new();

    private static readonly TestUnit Web = new("web", "a", "web") { Secrets = ["web/KEY", "web/TOKEN"] };

    private static readonly TestUnit Db = new("db", "a", "db") { Secrets = ["db/PASSWORD"] };

    [Fact]
    public async Task Values_are_on_the_host_while_steps_run_and_no_longer()
    {
        var outcome = await ApplyAsync(("web/KEY", "canary-1"), ("web/TOKEN", "canary-2"), ("db/PASSWORD", "canary-3"));

        Assert.Equal(RunEnd.Done, outcome.End);
        Assert.Contains("a reads web/KEY canary-1", world.Events);
        Assert.Contains("a reads db/PASSWORD canary-3", world.Events);
        Assert.Empty(world["a"].Secrets);
        Assert.DoesNotContain(world["a"].Steps, line => line.Contains("canary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_value_is_another_deed_for_its_owner_alone_and_is_named()
    {
        await ApplyAsync(("web/KEY", "old"), ("web/TOKEN", "same"), ("db/PASSWORD", "same"));
        Assert.Equal(RunEnd.NothingToDo, (await ApplyAsync(("web/KEY", "old"), ("web/TOKEN", "same"), ("db/PASSWORD", "same"))).End);

        var survey = await SurveyAsync(("web/KEY", "new"), ("web/TOKEN", "same"), ("db/PASSWORD", "same"));

        var change = Assert.Single(survey.Changes);
        Assert.Equal(("web", UnitChangeKind.OtherSecret), (change.Name, change.Kind));
        Assert.Equal(["KEY"], change.Secrets.ToArray());
        Assert.Equal("hosts/a/web", Assert.Single(survey.Rollout.Steps).Step.Folder);
    }

    [Fact]
    public async Task The_same_value_leaves_another_mark_on_another_host()
    {
        await ApplyAsync(("web/KEY", "v"), ("web/TOKEN", "v"), ("db/PASSWORD", "v"));
        var here = world["a"].Steps[^1];
        world["a"].Steps.Clear();
        world["a"].Salt = null;
        world["a"].Current = null;
        await ApplyAsync(("web/KEY", "v"), ("web/TOKEN", "v"), ("db/PASSWORD", "v"));

        Assert.NotEqual(here, world["a"].Steps[^1]);
    }

    private Task<RunOutcome> ApplyAsync(params (string Path, string Value)[] secrets)
    {
        var target = TargetOf(secrets, out var release);
        var order = new RunOrder(world.FleetOf(["a"]), target, release, "anna@desk", "test");
        return Applying.RunAsync(order, host => world.Open(host.Name), _ => { });
    }

    private Task<Survey> SurveyAsync(params (string Path, string Value)[] secrets) =>
        Survey.TakeAsync(world.FleetOf(["a"]), TargetOf(secrets, out _), host => world.Open(host.Name), default);

    private static Target TargetOf((string Path, string Value)[] secrets, out Apply.Release.ReleaseFolder release)
    {
        release = TestRelease.Of(Web, Db);
        return TestRelease.TargetOf(release, secrets.ToDictionary(one => one.Path, one => one.Value));
    }
}
