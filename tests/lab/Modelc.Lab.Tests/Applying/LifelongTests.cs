using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Applying;

/// <summary>
/// What happens to a service in its life, under one load that never pauses: changes of every kind, deaths, bad releases. The
/// load is GET, so what was with a replica when it died is asked of another one, and nothing at all may be lost. (What must
/// not be sent twice is lost with the replica that had it; that is so by design and not measured here.)
/// </summary>
[Collection(CalmLab.Name)]
public sealed class LifelongTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    private readonly ITestOutputHelper _output = output;

    [LabFact]
    public Task No_change_no_death_and_no_bad_release_costs_a_request() => OnLab(async lab =>
    {
        using var living = await LivingDeployment.BeginAsync(lab);
        Death[] deaths;
        try
        {
            await AssertChangesAsync(living);
            deaths = [await KillAsync(living), await StopAsync(living), await FreezeAsync(living)];
            await RestartWorkerAsync(living);
            await AssertBadReleasesAsync(living);
            await LiveBehindNginxAsync(living);
        }
        finally
        {
            await living.CloseBooksAsync(_output.WriteLine);
        }

        LoadRow.AssertNothingLost([.. living.Books.Where(row => !IsNginx(row))]);
        AssertLittleLost([.. living.Books.Where(IsNginx)]);
        AssertPromises(living.Books, deaths);
    });

    private static async Task AssertChangesAsync(LivingDeployment living)
    {
        await living.ChangeAsync("image", one => Docker(one)["image"] = "test-app:v2.0");
        Assert.Equal(["plain-3", "plain-4"], Names(await living.PlainReplicasAsync()));
        await living.ChangeAsync("environment", one => Docker(one)["environment"] = new JsonArray("COLOR=green"));
        Assert.Equal(["plain-5", "plain-6"], Names(await living.PlainReplicasAsync()));

        var (plain, swarmed) = (await living.PlainReplicasAsync(), await living.SwarmedReplicasAsync());
        await living.ChangeAsync("2 to 4 replicas", one => Availability(one)["replicaCount"] = 4);
        var (morePlain, moreSwarmed) = (await living.PlainReplicasAsync(), await living.SwarmedReplicasAsync());
        Assert.Equal((4, 4), (morePlain.Count, moreSwarmed.Count));
        Assert.True(BusyMachine.IsHopeless || (plain.IsSubsetOf(morePlain) && swarmed.IsSubsetOf(moreSwarmed)), "Replicas that were right were replaced.");
        await living.ChangeAsync("4 to 2 replicas", one => Availability(one)["replicaCount"] = 2);
        Assert.True(BusyMachine.IsHopeless || plain.SetEquals(await living.PlainReplicasAsync()), "Of four replicas the first two stay.");
        // Which two of four equal ones go is the swarm's choice.
        await TestLab.UntilAsync(living.SwarmedReplicasAsync, now => now.Count == 2 && now.IsSubsetOf(moreSwarmed));

        await living.ChangeAsync("health check", one => Availability(one)["healthCheck"]!["http"] = "/health?thorough");
        await living.ChangeAsync("setting of the proxy", one => Availability(one)["proxy"]!["requestTimeout"] = "3s");
        foreach (var host in (string[])["h1", "h2"])
            await living.Lab.DockerAsync(host, "tag", "haproxy:3.2.26", "haproxy:3.2-next");
        await living.ChangeAsync("image of the proxy", one => Availability(one)["proxy"]!["image"] = "haproxy:3.2-next");
    }

    /// <summary>The service on plain Docker alone: on a swarm nginx would have to be asked to look for names, and finds them later.</summary>
    private static async Task LiveBehindNginxAsync(LivingDeployment living)
    {
        await ChangePlainAsync(living, $"{Nginx} after haproxy", one => Availability(one)["proxy"] = new JsonObject { ["kind"] = "nginx", ["requestTimeout"] = "3s" });
        await ChangePlainAsync(living, $"{Nginx}, environment", one => Docker(one)["environment"] = new JsonArray("COLOR=yellow"));
        var plain = await living.PlainReplicasAsync();
        living.Begin($"{Nginx}, docker kill of a replica");
        var victim = plain[0].Split(' ')[0];
        await living.Lab.BreakAsync("kill-container", "h1", victim);
        await TestLab.UntilAsync(living.PlainReplicasAsync, now => Names(now).Contains(victim) && !now.Contains(plain[0]));
        await TestLab.UntilAsync(() => AnswererAsync(living.PlainUrl), replica => replica == victim);
    }

    private static async Task ChangePlainAsync(LivingDeployment living, string row, Action<JsonObject> change)
    {
        living.Begin(row);
        living.Person.Change(model => change(model.Component(LivingDeployment.Plain)));
        await living.ApplyAsync();
    }

    private const string Nginx = "nginx";

    private static bool IsNginx(LoadRow row) => row.Load == LivingDeployment.Plain && row.What.StartsWith(Nginx, StringComparison.Ordinal);

    /// <summary>What was done to one replica of each, and when; the others are those that were there already.</summary>
    private sealed record Death(string Row, TimeSpan SlowFrom, DateTimeOffset At, string PlainName, ImmutableSortedSet<string> SwarmedBefore);

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(3);

    private static Task<Death> KillAsync(LivingDeployment living) =>
        DieAsync(living, "docker kill of a replica", ConnectTimeout, (host, replica) => living.Lab.BreakAsync("kill-container", host, replica));

    private static Task<Death> StopAsync(LivingDeployment living) =>
        DieAsync(living, "docker stop of a replica", ConnectTimeout, (host, replica) => living.Lab.DockerAsync(host, "stop", replica));

    /// <summary>A swarm does not look at what is paused: there it stays, out of the traffic, until somebody wakes it.</summary>
    private static async Task<Death> FreezeAsync(LivingDeployment living)
    {
        var death = await DieAsync(living, Freezing, RequestTimeout, (host, replica) => living.Lab.BreakAsync("pause-container", host, replica));
        await Task.WhenAll(living.Lab.MendAsync("h2"), living.Lab.MendAsync("h3"));
        return death;
    }

    /// <summary>Its replicas serve on until the new engine ends them; the others serve meanwhile.</summary>
    private static async Task RestartWorkerAsync(LivingDeployment living)
    {
        living.Begin("the engine of a worker is killed and started");
        var before = await living.SwarmedReplicasOnAsync("h3");
        Assert.NotEmpty(before);
        await living.Lab.BreakAsync("kill-engine", "h3");
        await living.Lab.MendAsync("h3");
        await TestLab.UntilAsync(living.SwarmedReplicasAsync, now => now.Count == 2 && now.Intersect(before).IsEmpty);
        var after = (await living.SwarmedReplicasAsync()).Except(before);
        await TestLab.UntilAsync(() => AnswererAsync(living.SwarmedUrl), replica => replica is not null && after.Contains(replica));
    }

    private const string Freezing = "docker pause of a replica";

    private static async Task<Death> DieAsync(LivingDeployment living, string row, TimeSpan slowFrom, Func<string, string, Task> strike)
    {
        var (plain, swarmed) = (await living.PlainReplicasAsync(), await living.SwarmedReplicasAsync());
        living.Begin(row);
        var victim = plain[0].Split(' ')[0];
        var host = (await living.SwarmedReplicasOnAsync("h2")).IsEmpty ? "h3" : "h2";
        await Task.WhenAll(strike("h1", victim), strike(host, (await living.SwarmedReplicasOnAsync(host))[0]));
        var death = new Death(row, slowFrom, DateTimeOffset.UtcNow, victim, swarmed);
        // Somebody else under the same name, and a task that was not there before: they answer from outside.
        await TestLab.UntilAsync(living.PlainReplicasAsync, now => Names(now).Contains(victim) && !now.Contains(plain[0]));
        await TestLab.UntilAsync(() => AnswererAsync(living.PlainUrl), replica => replica == victim);
        if (row != Freezing)
            await TestLab.UntilAsync(() => AnswererAsync(living.SwarmedUrl), replica => replica is not null && !swarmed.Contains(replica));
        return death;
    }

    private static async Task<string?> AnswererAsync(Uri url)
    {
        using var client = new HttpClient();
        using var answer = await client.GetAsync(url);
        return answer.Headers.TryGetValues("X-Replica", out var replica) ? replica.Single() : null;
    }

    private static async Task AssertBadReleasesAsync(LivingDeployment living)
    {
        var before = (await living.PlainReplicasAsync(), await living.SwarmedReplicasAsync());
        // One that is never healthy is in BuiltinApplyTests and UpdateAndRollbackTests.
        await AssertRefusedAsync(living, "a release that crashes at once", "did not become healthy within", "APP_CRASH_AFTER=0.1", "APP_START_SECONDS=1");
        await AssertRefusedAsync(living, "a release that crashes when it was healthy", "test-app v2.0 listens", "APP_CRASH_AFTER=3");
        await AssertNotPulledAsync(living);

        await living.ChangeAsync("back to what was good", one => Docker(one)["environment"] = new JsonArray("COLOR=green"));
        Assert.Equal(before.Item1, await living.PlainReplicasAsync());
        await living.ChangeAsync("and a good release", one => Docker(one)["environment"] = new JsonArray("COLOR=blue"));
    }

    private static async Task AssertRefusedAsync(LivingDeployment living, string row, string told, params string[] environment)
    {
        living.Begin(row);
        living.Change(one => Docker(one)["environment"] = new JsonArray([.. environment.Select(word => (JsonNode)word)]));
        var apply = await living.Person.ApplyAsync("--build");
        var text = apply.Text + apply.Errors;
        Assert.True(apply.ExitCode == 3, text);
        Assert.Contains("plain on plain_machine: What is new does not work", text, StringComparison.Ordinal);
        Assert.Contains("swarm_machine: What is new does not work", text, StringComparison.Ordinal);
        Assert.Contains(told, text, StringComparison.Ordinal);
        Assert.Contains("put back", await living.JournalAsync(living.Person.Release), StringComparison.Ordinal);
        Assert.Equal(2, (await living.Person.PlanAsync()).ExitCode);
    }

    private static async Task AssertNotPulledAsync(LivingDeployment living)
    {
        living.Begin("an image that cannot be pulled");
        living.Change(one => Docker(one)["environment"] = new JsonArray("COLOR=green"));
        living.Person.Change(one => Docker(one.Component(LivingDeployment.Plain))["image"] = "test-app:missing");
        var plain = await living.Person.ApplyAsync("--build");
        Assert.True(plain.ExitCode == 3, plain.Text + plain.Errors);
        Assert.Contains("the image test-app:missing cannot be pulled; nothing was changed", plain.Errors, StringComparison.Ordinal);

        living.Change(one => Docker(one)["image"] = one["name"]!.GetValue<string>() == LivingDeployment.Plain ? "test-app:v2.0" : "test-app:missing");
        var swarmed = await living.Person.ApplyAsync("--build");
        Assert.True(swarmed.ExitCode == 3, swarmed.Text + swarmed.Errors);
        Assert.Contains("No such image: test-app:missing", swarmed.Errors, StringComparison.Ordinal);
        living.Change(one => Docker(one)["image"] = "test-app:v2.0");
    }

    /// <summary>
    /// Its open-source version takes a changed list of replicas by a reload only, which may close a kept connection under the
    /// next request; over a fresh one nothing is lost.
    /// </summary>
    private static void AssertLittleLost(IReadOnlyList<LoadRow> rows) => Assert.All(rows, row =>
    {
        Assert.True(row.LostOverFresh == 0, row.ToString());
        Assert.True(row.Lost <= row.Summary.Total / 100, row.ToString());
    });

    /// <summary>
    /// Out of the traffic within 2 s: later ones do not wait for the dead one any more. One that is frozen is found by two
    /// checks that get no answer, each of 2 s. Back within 5 s under its own name; on a swarm it takes the pause before a
    /// restart and the soak in addition (1 s and 3 s in this model).
    /// </summary>
    private void AssertPromises(IReadOnlyList<LoadRow> rows, IReadOnlyList<Death> deaths)
    {
        foreach (var death in deaths)
        {
            foreach (var row in rows.Where(row => row.What == death.Row))
            {
                var isPlain = row.Load == LivingDeployment.Plain;
                var back = row.FirstAnswer(death.At, replica => isPlain ? replica == death.PlainName : !death.SwarmedBefore.Contains(replica)) - death.At;
                var hurt = row.LastSlowAfter(death.At, death.At + (back ?? TimeSpan.FromMinutes(1)), death.SlowFrom);
                _output.WriteLine($"{row.What} | {row.Load} | out of the traffic after {hurt.TotalSeconds:F1} s, replaced after {back?.TotalSeconds:F1} s, {BusyMachine.WorkPerProcessor():F1} at work per processor");
                Assert.InRange(hurt, TimeSpan.Zero, BusyMachine.Allow(death.Row == Freezing && !isPlain ? 6 : 2));
                Assert.True(back is not null || death.Row == Freezing, "Nobody came back.");
                if (death.Row != Freezing)
                    Assert.InRange(back!.Value, TimeSpan.Zero, BusyMachine.Allow(isPlain ? 5 : 10));
            }
        }
    }

    private static IEnumerable<string> Names(IEnumerable<string> replicas) => replicas.Select(replica => replica.Split(' ')[0]);

    private static JsonNode Docker(JsonObject component) => component["docker_resource"]!;

    private static JsonNode Availability(JsonObject component) => component["availability"]!;
}
