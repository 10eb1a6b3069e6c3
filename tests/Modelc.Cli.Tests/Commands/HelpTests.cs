using System.Diagnostics;
using Modelc.Cli.Commands;

namespace Modelc.Cli.Tests.Commands;

public sealed class HelpTests
{
    public static TheoryData<string> Verbs() => [.. AllVerbs().Select(verb => verb.Name)];

    /// <summary>The others need hosts, and are run in the lab.</summary>
    public static TheoryData<string> VerbsAtHome() => [.. AllVerbs().Where(verb => !verb.NeedsHosts).Select(verb => verb.Name)];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Every_verb_teaches_by_example(string name)
    {
        var run = CommandRun.Of(name, "--help");

        Assert.Equal((0, ""), (run.Exit, run.Error));
        Assert.Contains($"Examples:\n  # ", run.Out, StringComparison.Ordinal);
        Assert.Contains($"modelc {name}", run.Out, StringComparison.Ordinal);
    }

    /// <summary>The lines as a person would type them, in a shell, in a folder with a model in "shop".</summary>
    [Theory]
    [MemberData(nameof(VerbsAtHome))]
    public void Every_example_works_as_it_is_printed(string name)
    {
        if (OperatingSystem.IsWindows())
            return;
        foreach (var example in AllVerbs().Single(verb => verb.Name == name).Examples)
        {
            using var folder = new TestFolder();
            if (name != "init")
                folder.Put("shop/model.json", TestFolder.Good);
            Directory.CreateDirectory(folder.Path("my-templates"));
            var prepare = example.Line.Contains("--check", StringComparison.Ordinal) ? "modelc build shop/model.json --output shop/out && " : "";
            var (exit, output) = Shell(prepare + example.Line, folder.Root);
            Assert.True(exit == 0, $"{example.Line}\n{output}");
        }
    }

    [Fact]
    public void The_first_steps_of_the_help_lead_to_files()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TestFolder();
        var steps = CommandRun.Of("--help").Out.Split('\n').SkipWhile(line => line != "First steps:").Skip(1).TakeWhile(line => line.Length > 0);

        var (exit, output) = Shell(string.Join(" && ", steps.Select(step => step.Trim())), folder.Root);

        Assert.True(exit == 0, output);
        Assert.True(File.Exists(folder.Path("shop/out/manifest.json")));
    }

    internal static (int Exit, string Output) Shell(string line, string folder)
    {
        var tool = Path.Combine(AppContext.BaseDirectory, "modelc.dll");
        var start = new ProcessStartInfo("bash", ["-c", $"set -o pipefail; modelc() {{ dotnet \"{tool}\" \"$@\"; }}\n{line}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        using var shell = Process.Start(start)!;
        shell.StandardInput.Close();
        var error = shell.StandardError.ReadToEndAsync();
        var output = shell.StandardOutput.ReadToEnd();
        shell.WaitForExit();
        return (shell.ExitCode, output + error.Result);
    }

    private static IEnumerable<Verb> AllVerbs() =>
        CommandLine.Create(new CliStreams(TextWriter.Null, TextWriter.Null, () => Stream.Null)).Subcommands.OfType<Verb>();
}
