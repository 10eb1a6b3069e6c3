using System.Collections.Immutable;
using Modelc.Apply.Run;
using Modelc.Artifacts;
using Modelc.Cli.Printing;

namespace Modelc.Cli.Tests.Printing;

public sealed class LiveProgressTests
{
    private static readonly Step Web = StepOf("web");

    [Fact]
    public void Only_what_is_over_is_left_on_the_screen()
    {
        var screen = Screen(
            new StageBegan("wave 0"),
            new StepBegan(Web, false),
            new StepBegan(StepOf("db"), false),
            new StepSaid("box", "web", "modelc: start: web-1"),
            new StepEnded(Web, false, null),
            new StepEnded(StepOf("db"), false, null));

        Assert.Equal(["== wave 0", "box web: done", "box db: done"], screen);
    }

    [Fact]
    public void A_step_that_runs_shows_what_it_said_last() =>
        Assert.Contains("start: web-2", Assert.Single(Screen(
            isOver: false, new StepBegan(Web, false), new StepSaid("box", "web", "modelc: start: web-1"), new StepSaid("box", "web", "modelc: start: web-2"))), StringComparison.Ordinal);

    [Fact]
    public void However_many_run_the_screen_does_not_overflow() =>
        Assert.Equal(13, Screen(isOver: false, [.. Enumerable.Range(0, 50).Select(n => new StepBegan(StepOf($"u{n}"), false))]).Count);

    private static List<string> Screen(params RunEvent[] events) => Screen(isOver: true, events);

    /// <summary>What a terminal shows in the end: a line goes up, or is cleared, as it is told.</summary>
    private static List<string> Screen(bool isOver, params RunEvent[] events)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using (var progress = new LiveProgress(text, new TextStyle(false, false)))
        {
            foreach (var happened in events)
                progress.Tell(happened);
            if (!isOver)
                return Shown(text.ToString());
        }

        return Shown(text.ToString());
    }

    private static List<string> Shown(string text)
    {
        var lines = new List<string>();
        foreach (var piece in text.Split('\n')[..^1].Append(text.Split('\n')[^1]))
        {
            var rest = piece;
            for (; rest.StartsWith("\e[1A\e[2K", StringComparison.Ordinal); rest = rest["\e[1A\e[2K".Length..])
                lines.RemoveAt(lines.Count - 1);
            if (rest.Length > 0)
                lines.Add(rest);
        }

        return lines;
    }

    private static Step StepOf(string unit) =>
        new(unit, "box", $"hosts/box/{unit}", 0, Phase.Service, [], ["sh", "run.sh"], [], null, ImmutableArray<string>.Empty, "");
}
