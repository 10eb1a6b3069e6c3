using Modelc.Apply.Release;
using Modelc.Apply.Rollout;
using Modelc.Apply.Run;
using Modelc.Apply.Tests.Simulation;

namespace Modelc.Apply.Tests.Rollout;

/// <summary>What was changed by hand, from the plan to the memory of the hosts.</summary>
public sealed class MendingTests
{
    private static readonly TestUnit[] Units = [new("db", "a", "db 1"), new("web", "a", "web 1", Wave: 1), new("mail", "b", "mail 1")];

    private static readonly ReleaseFolder Release = TestRelease.Of(Units);

    [Fact]
    public async Task Right_after_an_apply_nothing_was_changed() =>
        Assert.True((await (await WorldAsync()).SurveyAsync(Release)).Rollout.IsEmpty);

    [Fact]
    public async Task What_was_changed_is_replaced_by_the_step_of_its_unit_and_by_no_other()
    {
        var world = await WorldAsync();
        world["a"].Objects["web"]["memory"] = "512";

        var survey = await world.SurveyAsync(Release);
        var outcome = await world.ApplyAsync(Release);

        var step = Assert.Single(survey.Rollout.Steps);
        Assert.Equal("env MODELC_REPLACE=web sh run.sh", string.Join(' ', step.Words));
        var change = Assert.Single(survey.Changes);
        Assert.Equal((UnitChangeKind.Drifted, "web", "components/web"), (change.Kind, change.Name, change.Origin));
        Assert.Equal(("container web", "memory"), (change.Mended.Single().Item.Thing, change.Mended.Single().Item.Field));
        Assert.Equal((RunEnd.Done, 1), (outcome.End, outcome.StepsDone));
        Assert.Equal("0", world["a"].Objects["web"]["memory"]);
        Assert.True((await world.SurveyAsync(Release)).Rollout.IsEmpty);
    }

    [Theory]
    [InlineData("exited", "sh run.sh")]
    [InlineData("paused", "env MODELC_REPLACE=web sh run.sh")]
    public async Task What_stopped_starts_again_and_what_was_paused_is_replaced(string state, string words)
    {
        var world = await WorldAsync();
        world["a"].Objects["web"]["state"] = state;

        Assert.Equal(words, string.Join(' ', (await world.SurveyAsync(Release)).Rollout.Steps.Single().Words));
        await world.ApplyAsync(Release);
        Assert.Equal("running", world["a"].Objects["web"]["state"]);
    }

    [Fact]
    public async Task What_is_gone_is_made_again_without_being_named()
    {
        var world = await WorldAsync();
        world["a"].Objects.Remove("web");

        Assert.Empty((await world.SurveyAsync(Release)).Rollout.Steps.Single().Replace);
        await world.ApplyAsync(Release);
        Assert.Contains("container web", world["a"].Objects.All.Keys);
    }

    [Fact]
    public async Task What_is_kept_is_told_and_left_and_still_known_afterwards()
    {
        var world = await WorldAsync();
        world["a"].Objects["web"]["memory"] = "512";
        world["b"].Objects.Remove("mail");

        var kept = await KeptAsync(world, Release);
        Assert.True(kept.Rollout.IsEmpty);
        Assert.Equal(["container web", "container mail"], kept.Rollout.Kept.Select(item => item.Thing));
        var other = TestRelease.Of(Units[0] with { Says = "db 2" }, Units[1], Units[2]);
        Assert.Equal((RunEnd.Done, 1), await world.ApplyAsync(other, order => order with { Keep = true }) is var outcome ? (outcome.End, outcome.StepsDone) : default);

        Assert.Equal("512", world["a"].Objects["web"]["memory"]);
        Assert.Equal(["container web", "container mail"], (await world.SurveyAsync(other)).Rollout.Mended.Select(item => item.Thing));
    }

    [Fact]
    public async Task What_was_kept_and_then_replaced_by_a_change_of_the_model_is_forgotten()
    {
        var world = await WorldAsync();
        world["a"].Objects["web"]["memory"] = "512";
        var other = TestRelease.Of(Units[0], Units[1] with { Says = "web 2" }, Units[2]);

        await world.ApplyAsync(other, order => order with { Keep = true });

        Assert.True((await world.SurveyAsync(other)).Rollout.IsEmpty);
    }

    [Fact]
    public async Task A_model_that_asks_for_what_was_done_by_hand_makes_it_right()
    {
        var world = await WorldAsync();
        world["a"].Objects["web"]["revision"] = "web 2";
        var other = TestRelease.Of(Units[0], Units[1] with { Says = "web 2" }, Units[2]);

        var change = Assert.Single((await world.SurveyAsync(other)).Changes);
        await world.ApplyAsync(other);

        Assert.Equal((UnitChangeKind.Changed, 1), (change.Kind, change.Mended.Length));
        Assert.True((await world.SurveyAsync(other)).Rollout.IsEmpty);
    }

    [Fact]
    public async Task A_run_that_failed_makes_nobody_take_its_own_containers_for_a_persons()
    {
        var world = await WorldAsync();
        world["a"].Objects["db"]["memory"] = "512";
        var other = TestRelease.Of(Units[0], Units[1] with { Says = "web 2" }, Units[2]);
        world.Work = (_, folder) =>
        {
            if (!folder.EndsWith("/web", StringComparison.Ordinal))
                return Task.FromResult(0);
            world["a"].Objects.Make("web", "half of web 2", "");
            world["a"].Objects.Make("web-next", "web 2", "");
            return Task.FromResult(3);
        };

        await world.ApplyAsync(other, order => order with { Keep = true });
        var survey = await world.SurveyAsync(other);

        Assert.Equal(["container db"], survey.Rollout.Mended.Select(item => item.Thing));
        Assert.Empty(survey.Rollout.Strays);
        Assert.Equal(["Unfinished web", "Drifted db"], survey.Changes.Select(change => $"{(change.Name == "web" ? UnitChangeKind.Unfinished : change.Kind)} {change.Name}"));
    }

    [Fact]
    public async Task What_a_run_failed_to_mend_is_mended_by_the_next()
    {
        var world = await WorldAsync();
        world["a"].Objects["web"]["memory"] = "512";
        world.Work = (_, _) => Task.FromResult(3);
        Assert.Equal(RunEnd.Failed, (await world.ApplyAsync(Release)).End);
        world.Work = (_, _) => Task.FromResult(0);

        Assert.Equal("web", (await world.SurveyAsync(Release)).Rollout.Steps.Single().Replace.Single());
        await world.ApplyAsync(Release);

        Assert.Equal("0", world["a"].Objects["web"]["memory"]);
    }

    [Theory]
    [InlineData("-")]
    [InlineData("stray")]
    public async Task What_carries_the_label_and_is_nobodys_is_told_for_ever_and_never_something_to_do(string component)
    {
        var world = await WorldAsync();
        world["a"].Objects.Make("stray", "by hand", "");
        world["a"].Objects["stray"]["component"] = component;
        var other = TestRelease.Of(Units[0] with { Says = "db 2" }, Units[1], Units[2]);

        Assert.True((await world.SurveyAsync(Release)).Rollout.IsEmpty);
        await world.ApplyAsync(other);

        var survey = await world.SurveyAsync(other);
        Assert.True(survey.Rollout.IsEmpty);
        Assert.Equal("container stray", survey.Rollout.Strays.Single().Thing);
    }

    [Fact]
    public async Task A_replica_too_many_is_for_the_rollout_to_judge()
    {
        var world = await WorldAsync();
        world["a"].Objects.Make("web-9", "web 1", "");
        world["a"].Objects["web-9"]["component"] = "web";
        world["a"].Objects["web-9"]["role"] = "replica";

        var rollout = (await world.SurveyAsync(Release)).Rollout;
        await world.ApplyAsync(Release);

        Assert.Equal(("web", 0, "sh run.sh"), (rollout.Steps.Single().Step.Unit, rollout.Strays.Length, string.Join(' ', rollout.Steps.Single().Words)));
        Assert.True((await world.SurveyAsync(Release)).Rollout.IsEmpty);
    }

    [Fact]
    public async Task A_file_that_was_edited_is_shipped_again_and_nothing_else_happens()
    {
        var world = await WorldAsync();
        world["a"].Damaged.Add((Release.Id, "hosts/a/web/run.sh"));

        var survey = await world.SurveyAsync(Release);
        Assert.True((await KeptAsync(world, Release)).Rollout.IsEmpty);
        var outcome = await world.ApplyAsync(Release);

        Assert.Equal((0, "a", false), (survey.Rollout.Steps.Length, survey.Rollout.Reshipped.Single(), survey.Rollout.IsEmpty));
        Assert.Equal((RunEnd.Done, 0), (outcome.End, outcome.StepsDone));
        Assert.Empty(world["a"].Damaged);
    }

    [Fact]
    public async Task What_was_edited_never_runs_whether_it_is_kept_or_not()
    {
        var world = await WorldAsync();
        world["a"].Damaged.Add((Release.Id, "hosts/a/web/run.sh"));
        world["a"].Record("hosts/a/web|sh run.sh", "?", Release.Id);

        await world.ApplyAsync(Release, order => order with { Keep = true });

        Assert.Empty(world["a"].Damaged);
    }

    [Fact]
    public async Task A_host_that_remembers_nothing_is_left_alone()
    {
        var world = await WorldAsync();
        world["a"].Objects["web"]["memory"] = "512";
        world["a"].Objects.Forget();

        Assert.True((await world.SurveyAsync(Release)).Rollout.IsEmpty);
    }

    private static async Task<World> WorldAsync()
    {
        var world = new World();
        await world.ApplyAsync(Release);
        return world;
    }

    private static Task<Survey> KeptAsync(World world, ReleaseFolder release)
    {
        var target = TestRelease.TargetOf(release);
        return Survey.TakeAsync(world.FleetOf(target.Plan.Hosts.Select(host => host.Name)), target, host => world.Open(host.Name), default, keep: true);
    }
}
