using System.Text.RegularExpressions;
using Modelc.Lab.Tests.ByHand;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Applying;

/// <summary>The exercise "update and rollback" of a course on Swarm, in its order, done with modelc.</summary>
public sealed partial class UpdateAndRollbackTests(LabFixture fixture, ITestOutputHelper output) : LoadedTest(fixture, output)
{
    private const string Example = "10-update-and-rollback";

    [LabFact]
    public Task An_update_that_fails_its_check_is_put_back_and_one_that_does_not_can_be_taken_back() => OnLab(async lab =>
    {
        await StandIn.WhoamiAsync(lab, "h1", "lucj/whoami:1.0", "v1.0");
        await StandIn.WhoamiAsync(lab, "h1", "lucj/whoami:2.0", "v2-unhealthy");
        await StandIn.WhoamiAsync(lab, "h1", "lucj/whoami:2.1", "v2.0");
        using var person = await Deployer.OfExampleAsync(lab, Example, new Dictionary<string, string> { ["192.0.2.100"] = "h1" });

        (await person.ApplyAsync("--build")).Expect();
        var first = await AssertServesAsync(lab, person, "lucj/whoami:1.0", "v1.0", before: null);

        await AssertFailedUpdateIsPutBackAsync(lab, person);
        await AssertServesAsync(lab, person, "lucj/whoami:1.0", "v1.0", before: null);

        Update(person, "2.1");
        (await person.ApplyAsync("--build")).Expect();
        var second = await AssertServesAsync(lab, person, "lucj/whoami:2.1", "v2.0", before: first);

        // Whoever watches sees one version go and the other come.
        var told = Starts((await person.DoAsync("logs")).Text);
        var seen = person.Watch(["status", "--watch", "--json"], Says("whoami:2.1"), Says("whoami:1.0"));
        var heard = person.Watch(["logs", "--follow"], said => Starts(said) == told, said => Starts(said) > told);
        await Task.WhenAll(seen.Begun, heard.Begun);
        var books = await UnderLoadAsync(lab, "rollback", "h1", 8000, async () => (await person.DoAsync("rollback")).Expect());
        LoadRow.AssertNothingLost(books);
        await Task.WhenAll(seen.Ended, heard.Ended);
        Assert.Equal(first, await AssertServesAsync(lab, person, "lucj/whoami:1.0", "v1.0", before: second));

        (await person.DoAsync("destroy", "--yes")).Expect();
        await TestLab.UntilAsync(() => lab.DockerAsync("h1", "ps", "--all", "--quiet"), left => left.Length == 0);
        Assert.Equal("inactive", await lab.DockerAsync("h1", "info", "--format", "{{.Swarm.LocalNodeState}}"));
    });

    /// <summary>The document gets "connection refused" here, until somebody types "docker service rollback".</summary>
    private async Task AssertFailedUpdateIsPutBackAsync(TestLab lab, Deployer person)
    {
        Update(person, "2.0");
        Assert.Contains("image: lucj/whoami:1.0 -> lucj/whoami:2.0: rolling, without loss", (await person.PlanAsync()).Text, StringComparison.Ordinal);
        var said = "";
        var books = await UnderLoadAsync(lab, "update that fails", "h1", 8000, async () =>
        {
            var apply = await person.ApplyAsync("--build");
            Assert.Equal(3, apply.ExitCode);
            said = apply.Errors;
        });
        LoadRow.AssertNothingLost(books);
        Assert.Equal(["v1.0"], books.Summary.Versions.Keys);
        Assert.Single(books.Summary.Replicas);
        Assert.Contains("the swarm rolled it back and the previous version serves", said, StringComparison.Ordinal);
        Assert.Contains("The requested URL returned error: 503", said, StringComparison.Ordinal);
    }

    private static Func<string, bool> Says(string word) => said => said.Contains(word, StringComparison.Ordinal);

    /// <summary>Of any version; the swarm keeps some replicas that are gone, and they still tell.</summary>
    private static int Starts(string said) => said.Split("listens on 8000").Length - 1;

    private static void Update(Deployer person, string version) =>
        person.Change(one => one.Component("whoami")["docker_resource"]!["image"] = $"lucj/whoami:{version}");

    /// <summary>What answers, what Docker was told to run, and what is said of it. The release is handed back.</summary>
    private static async Task<string> AssertServesAsync(TestLab lab, Deployer person, string image, string version, string? before)
    {
        Assert.Contains($"\"version\": \"{version}\", \"replica\": ", await AnswerAsync(lab), StringComparison.Ordinal);
        Assert.StartsWith(image, await lab.DockerAsync(
            "h1", "service", "inspect", "--format", "{{.Spec.TaskTemplate.ContainerSpec.Image}}", "update-and-rollback_whoami"), StringComparison.Ordinal);
        var status = (await person.DoAsync("status")).Expect().Text;
        Assert.Contains("whoami: swarm service on manager, 1 of 1 good", status, StringComparison.Ordinal);
        var releases = Releases().Match(status);
        Assert.Equal(before ?? "", releases.Groups["before"].Value);
        return releases.Groups["now"].Value;
    }

    private static async Task<string> AnswerAsync(TestLab lab)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(await lab.UrlAsync("h1", 8000, "/whoami"));
    }

    [GeneratedRegex("release (?<now>[0-9a-f]{12}), applied [^;\n]*(; before it (?<before>[0-9a-f]{12}))?")]
    private static partial Regex Releases();
}
