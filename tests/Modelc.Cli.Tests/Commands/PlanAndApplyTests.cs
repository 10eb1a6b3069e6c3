using System.Text.Json;
using Modelc.Apply.Hosts;

namespace Modelc.Cli.Tests.Commands;

/// <summary>What the verbs say and how they end; what they do to hosts is tested in the lab.</summary>
public sealed class PlanAndApplyTests : IDisposable
{
    private const string NewHost = "user\troot\t/root\nengine\trunning\t28\nend\n";

    private readonly TestFolder folder = new();
    private readonly string model;
    private readonly string output;

    public PlanAndApplyTests()
    {
        model = folder.Put("model.json", TestFolder.Good);
        output = folder.Path("out");
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_plan_for_a_new_host_tells_what_is_new_and_where_the_model_says_so()
    {
        var run = Run(new(0, NewHost, ""), "plan", model);

        Assert.Equal((2, ""), (run.Exit, run.Error));
        Assert.Matches(@"^\+ .* engine on .*: new +\(.*model.json:\d+\)\n\+ .* on .*: new +\(.*model.json:\d+\)\nRelease [0-9a-f]{12}: ", run.Out);
    }

    [Fact]
    public void A_plan_prints_the_words_for_each_host()
    {
        var run = Run(new(0, NewHost, ""), "plan", model, "--commands");

        Assert.Matches(@"\n\S+: cd modelc/\S+/releases/[0-9a-f]{12}/hosts/\S+ && sh \S+\.sh\n", run.Out);
    }

    [Fact]
    public void A_plan_is_a_document_for_programs()
    {
        var run = Run(new(0, NewHost, ""), "plan", model, "--json");

        using var json = JsonDocument.Parse(run.Out);
        Assert.Equal("new", json.RootElement.GetProperty("changes")[0].GetProperty("kind").GetString());
        Assert.Equal("sh", json.RootElement.GetProperty("steps")[0].GetProperty("words")[0].GetString());
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("apply")]
    public void A_host_that_cannot_be_reached_is_a_sentence_and_exit_code_3(string verb)
    {
        CommandRun.Of("build", model, "--output", output);

        var run = Run(null, verb == "plan" ? [verb, model] : [verb, model, "--output", output]);

        Assert.Equal(3, run.Exit);
        Assert.StartsWith("error: It does not answer.\n", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_not_built_is_not_applied()
    {
        var run = Run(new(0, NewHost, ""), "apply", model, "--output", output);

        Assert.Equal(1, run.Exit);
        Assert.Contains("Build, review, then apply", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    [Fact]
    public void What_was_edited_after_the_build_is_not_applied()
    {
        CommandRun.Of("build", model, "--output", output);
        File.AppendAllText(Path.Combine(output, "plan.json"), " ");

        var run = Run(new(0, NewHost, ""), "apply", model, "--output", output);

        Assert.Equal(1, run.Exit);
        Assert.Contains("changed  plan.json", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Who_has_the_lock_is_told()
    {
        var run = Run(new(0, NewHost, ""), "apply", model, "--output", output, "--build");

        Assert.Equal(3, run.Exit);
        Assert.Contains("bert@lab deploys since noon (apply 1) and has the lock", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_with_errors_asks_no_host()
    {
        var run = Run(null, "plan", folder.Put("bad.json", "{"));

        Assert.Equal(1, run.Exit);
        Assert.EndsWith("no host was asked.\n", run.Error, StringComparison.Ordinal);
    }

    private static CommandRun Run(ShellAnswer? seen, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var streams = new CliStreams(output, error, () => Stream.Null) { OpenShell = host => new OneHost(host.Name, seen) };
        return new CommandRun(CommandLine.Run(arguments, streams), output.ToString(), error.ToString());
    }

    /// <summary>A host that somebody else has the lock of.</summary>
    private sealed class OneHost(string name, ShellAnswer? seen) : IShell
    {
        public string Host => name;

        public Task<ShellAnswer> RunAsync(ShellCommand command, CancellationToken stop) =>
            seen is null ? throw new HostFailureException(name, "It does not answer.")
            : command.Words[3] == "modelc-lock" ? Task.FromResult(new ShellAnswer(3, "taken\tbert@lab\tnoon\tapply 1\n", ""))
            : Task.FromResult(seen);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
