using Modelc.Lab.Tests.Raising;
using Modelc.Load;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.ByHand;

/// <summary>What life does to a service on plain Docker, under a steady load: the scripts of one component's folder, no page.</summary>
public sealed class RehearsalTests(LabFixture fixture, ITestOutputHelper output) : ByHandTest(fixture, output)
{
    private const string Example = "04-both-ways";
    private const string Component = "out/hosts/plain/frontend";

    [LabFact]
    public Task A_release_that_is_cut_off_anywhere_is_finished_by_the_next_run() => OnLab(async lab =>
    {
        await PutReleasesAsync(lab);
        await lab.OnAsync("h1", "sh", "/srv/v1/rollout.sh");

        var idle = await UnderLoadAsync(lab, "nothing to do", "h1", 80, () => lab.OnAsync("h1", "sh", "/srv/v1/rollout.sh"));
        LoadRow.AssertNothingLost(idle);
        Assert.Equal(2, idle.Summary.Replicas.Count);
        await AssertConvergesAsync(lab, "v2", "a replica starts", "grep -q '^modelc: start: ' /tmp/cut-off");
        await AssertConvergesAsync(lab, "v1", "the new ones prove themselves", "grep -q '^modelc: soak: ' /tmp/cut-off");
        await AssertConvergesAsync(lab, "v2", "old and new ones serve", "[ \"$(docker exec frontend-watchdog sh /opt/modelc/watchdog.sh roster | wc -w)\" -gt 2 ]");
        await AssertConvergesAsync(lab, "v1", "an old one is gone", "grep -q '^modelc: stop: ' /tmp/cut-off");

        await lab.OnAsync("h1", "sh", "/srv/v1/rollout.sh", "down");
        Assert.Equal("", await lab.DockerAsync("h1", "ps", "--all", "--quiet"));
    });

    private async Task AssertConvergesAsync(TestLab lab, string release, string moment, string condition)
    {
        var books = await UnderLoadAsync(lab, $"update to {release}, killed when {moment}, and run again", "h1", 80, async () =>
        {
            await lab.OnAsync("h1", "sh", "-c", CutOff, "sh", $"/srv/{release}/rollout.sh", condition);
            await lab.OnAsync("h1", "sh", $"/srv/{release}/rollout.sh");
        });
        LoadRow.AssertNothingLost(books);
        var after = await LoadAsync(lab, "h1", 80, TimeSpan.FromSeconds(1));
        Assert.Equal((0, 2), (after.Failed, after.Replicas.Count));
        Assert.Equal([$"{release}.0"], after.Versions.Keys);
    }

    /// <summary>Kills a script as soon as a condition holds: a moment that is the same on a fast machine and on a busy one.</summary>
    private const string CutOff = """
        sh "$1" >/tmp/cut-off 2>&1 & rollout=$!
        until eval "$2"; do
          kill -0 "$rollout" || exit 1
          sleep 0.02
        done
        kill -KILL "$rollout"
        """;

    [LabFact]
    public Task A_replica_that_is_stopped_or_frozen_is_back_soon_and_hardly_missed() => OnLab(async lab =>
    {
        await PutReleasesAsync(lab);
        await lab.OnAsync("h1", "sh", "/srv/v1/rollout.sh");

        var stopped = await UnderLoadAsync(lab, "docker stop of a replica", "h1", 80, async () =>
        {
            await lab.DockerAsync("h1", "stop", "frontend-1");
            await AwaitTwoAsync(lab);
        });
        Assert.InRange(stopped.Summary.Failed, 0, 1);
        var frozen = await UnderLoadAsync(lab, "docker pause of a replica", "h1", 80, async () =>
        {
            await lab.BreakAsync("pause-container", "h1", "frontend-2");
            await TestLab.UntilAsync(() => lab.DockerAsync("h1", "ps", "--filter", "status=paused", "--quiet"), paused => paused == "");
            await AwaitTwoAsync(lab);
        });
        // Whoever was with it when it froze may have waited longer than the client does. Nobody else loses anything.
        Assert.Equal(0, frozen.Summary.Failed - frozen.Summary.Failures.GetValueOrDefault(Failure.Timeout, 0));
    });

    private static async Task AwaitTwoAsync(TestLab lab) =>
        await TestLab.UntilAsync(() => LoadAsync(lab, "h1", 80, TimeSpan.FromSeconds(1)), load => load is { Failed: 0, Replicas.Count: 2 });

    private static async Task PutReleasesAsync(TestLab lab)
    {
        await StandIn.ImageAsync(lab, "h1", "registry.example.org/frontend:v1", 80);
        await StandIn.ImageAsync(lab, "h1", "registry.example.org/frontend:v2", 80, "v2.0");
        (await lab.RunScriptAsync("h1", Path.Combine(FolderOf(Example), "out/images/modelc-watchdog"), "build.sh")).Expect();
        await PutReleaseAsync(lab, "v1");
        await PutReleaseAsync(lab, "v2");
    }

    /// <summary>With patience, since what is rehearsed is not how a starved machine answers.</summary>
    private static Task PutReleaseAsync(TestLab lab, string version) =>
        WithChangedModelAsync(
            Example,
            model => model.Replace("\"timeout\": \"1s\"", "\"timeout\": \"3s\"", StringComparison.Ordinal)
                .Replace("frontend:v1", $"frontend:{version}", StringComparison.Ordinal),
            folder => lab.CopyAsync(Path.Combine(folder, Component), "h1", $"/srv/{version}"));
}
