using Modelc.Apply.Hosts;

namespace Modelc.Cli.Tests.Commands;

/// <summary>What verbs that ask hosts say before there is anything on them, and when they cannot be asked.</summary>
public sealed class HostVerbTests
{
    public static TheoryData<string> Verbs => ["status", "drift", "logs", "rollback", "destroy --yes", "node ls"];

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_host_that_cannot_be_asked_is_named(string verb)
    {
        var run = Run(verb, _ => throw new HostFailureException("box", "Host \"box\" is down."));

        Assert.Equal((3, true), (run.Exit, run.Error.Contains("error: Host \"box\" is down.\n", StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void A_model_with_errors_asks_no_host(string verb)
    {
        var run = Run(verb, _ => throw new InvalidOperationException("It was asked."), TestFolder.Bad);

        Assert.Equal(1, run.Exit);
        Assert.Contains("no host was asked", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status", 0, "not applied yet")]
    [InlineData("status --json", 0, "\"good\": false")]
    [InlineData("drift", 0, "box does not remember an apply")]
    [InlineData("drift --json", 0, "\"unknown\": [\n    \"box\"")]
    [InlineData("logs", 0, "")]
    [InlineData("rollback --list --json", 0, "\"releases\": []")]
    [InlineData("destroy", 0, "nothing of it is on the hosts")]
    [InlineData("node ls", 0, "The model has no swarm.")]
    public void On_an_empty_host_there_is_nothing(string verb, int exit, string said)
    {
        var run = Run(verb, Empty);

        Assert.Equal((exit, ""), (run.Exit, run.Error));
        Assert.Contains(said, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("drift", "- container web on box: is gone\n+ container x on box: no apply made it\n~ service s on box: task was changed\n! db on box: a step began there, and no apply ended since; apply first.\n")]
    [InlineData("drift --json", "\"kind\": \"gone\",\n      \"object\": \"container web\",\n      \"component\": \"web\"")]
    public void What_was_changed_by_hand_is_named(string verb, string said)
    {
        var run = Run(verb, _ => """
            engine	running	28
            memory
            was	form	2
            was	seen	container
            was	seen	service
            was	container web	component	web
            was	container web	memory	0
            was	service s	task	#1
            was	began	db
            is	seen	container
            is	seen	service
            is	container x	component	x
            is	service s	task	#2
            end

            """);

        Assert.Equal((2, ""), (run.Exit, run.Error));
        Assert.Contains(said, run.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rollback", 3, "There is no release to go back to.")]
    [InlineData("rollback 12ab", 3, "There is not one release that begins with \"12ab\".")]
    [InlineData("logs wep", 64, "There is no component \"wep\" that is deployed. Did you mean \"web\"?")]
    [InlineData("logs --tail -1", 64, "--tail takes a number of lines.")]
    [InlineData("logs --proxy --watchdog", 64, "one at a time")]
    [InlineData("node drain n1", 64, "The model has no swarm with a node \"n1\".")]
    public void What_cannot_be_done_is_refused(string verb, int exit, string said)
    {
        var run = Run(verb, Empty);

        Assert.Equal(exit, run.Exit);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    private static string Empty(string script) => script switch
    {
        "modelc-observe" => "user\troot\t/root\nengine\tabsent\nend\n",
        "modelc-look" => "engine\tabsent\nend\n",
        _ => "",
    };

    private static CommandRun Run(string verb, Func<string, string> answer, string model = TestFolder.Good)
    {
        using var folder = new TestFolder();
        var words = verb.Split(' ');
        var name = words[0] == "node" ? words[..2] : words[..1];
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var streams = new CliStreams(output, error, () => Stream.Null) { OpenShell = host => new AnsweringShell(host.Name, answer) };
        var exit = CommandLine.Run([.. name, folder.Put("model.json", model), .. words[name.Length..]], streams);
        return new CommandRun(exit, output.ToString(), error.ToString());
    }

    private sealed class AnsweringShell(string host, Func<string, string> answer) : IShell
    {
        public string Host => host;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        public Task<ShellAnswer> RunAsync(ShellCommand command, CancellationToken stop) => Task.FromResult(new ShellAnswer(0, answer(command.Words[3]), ""));
    }
}
