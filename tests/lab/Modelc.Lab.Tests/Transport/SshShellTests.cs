using System.Security.Cryptography;
using Modelc.Apply.Hosts;
using Modelc.Lab.Tests.Raising;
using Xunit.Abstractions;

namespace Modelc.Lab.Tests.Transport;

[Collection(SecondLab.Name)]
public sealed class SshShellTests(LabFixture fixture, ITestOutputHelper output) : LabTest(fixture, output)
{
    [LabFact]
    public Task Twenty_commands_share_one_connection_which_ends_with_the_shell() => OnLab(async lab =>
    {
        using var reach = new Reach(lab);
        await lab.BreakAsync("limit-ssh", "h1", "1");
        await using (var shell = reach.Ssh("h1"))
        {
            var answers = await Task.WhenAll(
                Enumerable.Range(0, 20).Select(number => Reach.SayAsync(shell, "echo", $"number {number}")));
            Assert.Equal(Enumerable.Range(0, 20).Select(number => $"number {number}"), answers);
            Assert.Equal("1", await Connections(lab, "h1"));
        }

        await TestLab.UntilAsync(() => Connections(lab, "h1"), count => count == "0", 20);
    });

    private static Task<string> Connections(TestLab lab, string host) =>
        lab.OnAsync(host, "sh", "-c", "ss --no-header --tcp state established 'sport = :22' | wc -l");

    [LabFact]
    public Task Words_input_exit_code_and_both_streams_go_through_as_they_are_also_by_way_of_another_host() => OnLab(async lab =>
    {
        using var reach = new Reach(lab);
        await using var shell = reach.Ssh("h3");
        Assert.Equal("h3", await Reach.SayAsync(shell, "hostname"));
        string[] words = ["", "two words", "it's", "\"$HOME\" `id` \\ !x", "line\nline", "*", "~", "-n", "ä€"];
        Assert.Equal(string.Concat(words.Select(word => $"<{word}>")), await Reach.SayAsync(shell, ["printf", "<%s>", .. words]));
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var sum = await shell.RunAsync(Reach.Command("sha256sum") with { Input = bytes }, CancellationToken.None);
        Assert.StartsWith(Convert.ToHexStringLower(SHA256.HashData(bytes)), sum.Output, StringComparison.Ordinal);
        var lines = new List<string>();
        var bad = await shell.RunAsync(
            Reach.Command("sh", "-c", "echo out; echo err >&2; exit 255") with { OnLine = lines.Add }, CancellationToken.None);
        Assert.Equal(new ShellAnswer(255, "out\n", "err\n"), bad);
        Assert.Equal(["err", "out"], lines.Order());
    });
}
