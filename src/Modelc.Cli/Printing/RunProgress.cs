using Modelc.Apply.Run;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Printing;

/// <summary>What happens, a line each, with host and unit in front: for logs of CI and for whoever pipes.</summary>
internal class RunProgress(TextWriter to, TextStyle style, bool isVerbose) : IDisposable
{
    private const string Ours = "modelc: ";

    // What a build of an image has to say fills screens; the end of it is shown where it fails.
    private const string Log = "modelc: log: ";

    private readonly Lock turn = new();

    public void Tell(RunEvent happened)
    {
        lock (turn)
            Show(happened);
    }

    public void Dispose()
    {
        lock (turn)
            End();
        GC.SuppressFinalize(this);
    }

    /// <summary>One event at a time.</summary>
    protected virtual void Show(RunEvent happened)
    {
        if (LineOf(happened) is not { } line)
            return;
        to.WriteLine(line);
        to.Flush();
    }

    protected virtual void End()
    {
    }

    protected string? LineOf(RunEvent happened) => happened switch
    {
        StageBegan stage => style.Strong($"== {stage.Text}"),
        WaitingForLock waiting =>
            $"{waiting.Host}: {Visible(waiting.Who)} deploys since {Visible(waiting.When)} ({Visible(waiting.Why)}); waiting",
        StepSaid said when !isVerbose && said.Line.StartsWith(Log, StringComparison.Ordinal) => null,
        StepSaid said => $"{said.Host} {Visible(said.Unit)}: {Visible(WithoutPrefix(said.Line))}",
        StepEnded { IsCheck: false, Failure: null } step => $"{step.Step.Host} {Visible(step.Step.Unit)}: {style.Good("done")}",
        StepEnded { Failure: not null } step => $"{step.Step.Host} {Visible(step.Step.Unit)}: {style.Bad("failed")}",
        FolderRetired folder => $"{folder.Host} {Visible(folder.Unit)}: {style.Good("removed")}",
        _ => null,
    };

    protected static string WithoutPrefix(string line) => line.StartsWith(Ours, StringComparison.Ordinal) ? line[Ours.Length..] : line;

    protected static string Visible(string text) => VisibleText.Escape(text);
}
