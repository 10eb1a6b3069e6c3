using Modelc.Apply.Rollout;
using Modelc.Apply.Tests.Simulation;

namespace Modelc.Apply.Tests.Rollout;

public sealed class UnitChangesTests
{
    private static readonly TestUnit[] Units = [new("db", "a", "db 1"), new("web", "a", "web 1", Wave: 1)];

    [Fact]
    public async Task On_new_hosts_everything_is_new() =>
        Assert.Equal(["New db on a", "New web on a"], await ChangesAsync(new World(), Units));

    [Fact]
    public async Task Right_after_an_apply_there_is_nothing() =>
        Assert.Empty(await ChangesAsync(await WorldAsync(), Units));

    [Fact]
    public async Task A_change_is_told_with_the_old_and_the_new_value()
    {
        var world = await WorldAsync();

        var survey = await world.SurveyAsync(TestRelease.Of(Units[0] with { Says = "db 2" }, Units[1]));

        var change = Assert.Single(survey.Changes);
        var field = Assert.Single(change.Fields);
        Assert.Equal((UnitChangeKind.Changed, "db", "components/db"), (change.Kind, change.Name, change.Origin));
        Assert.Equal(("start command", "db 1", "db 2"), (field.Field, field.Old, field.New));
    }

    [Fact]
    public async Task A_unit_that_moved_is_told_once() =>
        Assert.Equal(["Moved web on a, b"], await ChangesAsync(await WorldAsync(), [Units[0], Units[1] with { Host = "b" }]));

    [Fact]
    public async Task What_the_model_no_longer_has_is_removed() =>
        Assert.Equal(["Removed web on a"], await ChangesAsync(await WorldAsync(), [Units[0]]));

    [Fact]
    public async Task A_step_that_did_not_end_well_runs_again_though_nothing_differs()
    {
        var world = await WorldAsync();
        world["a"].Record("hosts/a/db|sh run.sh", "?", "whatever");

        Assert.Equal(["Unfinished db on a"], await ChangesAsync(world, Units));
    }

    [Fact]
    public async Task A_change_that_was_begun_and_then_taken_back_is_not_believed_to_be_undone()
    {
        var world = await WorldAsync();
        world.Work = (_, _) => Task.FromResult(3);
        await world.ApplyAsync(TestRelease.Of(Units[0] with { Says = "db 2" }, Units[1]));

        Assert.Equal(["Unfinished db on a"], await ChangesAsync(world, Units));
    }

    [Fact]
    public async Task What_is_gone_with_its_release_is_told_and_forgotten()
    {
        var world = await WorldAsync();
        world["a"].Record("hosts/a/old|sh run.sh", "x", "0123456789ab");

        var survey = await world.SurveyAsync(TestRelease.Of(Units));
        await world.ApplyAsync(TestRelease.Of(Units));

        Assert.Contains("\"hosts/a/old\" on host \"a\"", survey.Rollout.Left.Single(), StringComparison.Ordinal);
        Assert.True((await world.SurveyAsync(TestRelease.Of(Units))).Rollout.IsEmpty);
    }

    private static async Task<World> WorldAsync()
    {
        var world = new World();
        await world.ApplyAsync(TestRelease.Of(Units));
        return world;
    }

    private static async Task<IEnumerable<string>> ChangesAsync(World world, TestUnit[] units) =>
        (await world.SurveyAsync(TestRelease.Of(units))).Changes
            .Select(change => $"{change.Kind} {change.Name} on {string.Join(", ", change.Places)}");
}
