using Modelc.Cli.Tests.Commands;
using Modelc.Testing;

namespace Modelc.Cli.Tests.Examples;

/// <summary>Each example is what its README says: a model, and the committed files that the command line builds from it.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Examples =>
        [.. Directory.GetDirectories(RepositoryRoot.Combine("examples")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void The_committed_files_are_what_the_model_builds(string example)
    {
        var folder = RepositoryRoot.Combine($"examples/{example}");
        string[] build = ["build", ModelOf(folder), "--output", Path.Combine(folder, "out")];

        var run = Blessing.IsAsked(Environment.GetEnvironmentVariable)
            ? CommandRun.Of(build)
            : CommandRun.Of([.. build, "--check"]);

        Assert.True(run.Exit == 0, $"{run.Out}{run.Error}\nTo accept: {Blessing.Command(nameof(The_committed_files_are_what_the_model_builds))}");
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_tells_its_reader_what_to_look_at(string example)
    {
        var text = File.ReadAllText(RepositoryRoot.Combine($"examples/{example}/README.md"));

        Assert.StartsWith("# ", text, StringComparison.Ordinal);
        Assert.Contains($"examples/{example}/model.", text, StringComparison.Ordinal);
    }

    private static string ModelOf(string folder) => Directory.GetFiles(folder, "model.*").Single();
}
