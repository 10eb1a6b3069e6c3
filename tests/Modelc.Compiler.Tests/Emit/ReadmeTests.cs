using System.Text.RegularExpressions;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Emit;

/// <summary>Whoever pastes the commands of a build's page gets what a shell makes of them.</summary>
public sealed partial class ReadmeTests
{
    private static readonly GoldenRoom Room = new("tests/cases/emit-readme", "model.json");

    public static TheoryData<string> Cases => [.. Room.Cases()];

    [RealToolTheory("dash", "bash")]
    [MemberData(nameof(Cases))]
    public void Every_command_is_one_that_a_shell_can_read(string name)
    {
        var commands = string.Concat(Fence().Matches(PageOf(name)).Select(block => block.Groups[1].Value));

        Assert.NotEmpty(commands);
        RealTool.RunWith(commands, "dash", "-n").Expect();
        RealTool.RunWith(commands, "bash", "-n").Expect();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_step_of_the_manifest_has_its_command(string name)
    {
        var build = Emitting.FilesBelow("", Room.ReadInput(name));
        var folders = FolderOfAStep().Matches(build["manifest.json"]).Select(m => m.Groups[1].Value).ToList();

        Assert.NotEmpty(folders);
        Assert.All(folders, folder => Assert.Contains(folder, build["README.md"], StringComparison.Ordinal));
    }

    /// <summary>Otherwise the commands that are pasted behind it become its input.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void An_ssh_that_is_given_no_input_reads_none(string name)
    {
        var lines = Fence().Matches(PageOf(name)).SelectMany(block => block.Groups[1].Value.Split('\n'));

        Assert.All(
            lines.Where(line => line.StartsWith("ssh ", StringComparison.Ordinal)),
            line => Assert.StartsWith("ssh -n ", line, StringComparison.Ordinal));
    }

    private static string PageOf(string name) => Emitting.FilesBelow("README.md", Room.ReadInput(name))["README.md"];

    [GeneratedRegex("^```sh\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("\"folder\": \"([^\"]*)\"")]
    private static partial Regex FolderOfAStep();
}
