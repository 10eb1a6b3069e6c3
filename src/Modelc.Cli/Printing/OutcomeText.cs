using Modelc.Apply.Hosts;
using Modelc.Apply.Run;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Printing;

/// <summary>How an apply ended: what serves now, why, and what to do.</summary>
internal static class OutcomeText
{
    public static int Write(RunOutcome outcome, TextStyle style, TextWriter to, TextWriter errors)
    {
        foreach (var failure in outcome.Failures)
            Write(failure, style, errors);
        WriteUnreachable(outcome.HostFailures, errors);
        var (exit, sentence) = Sentence(outcome);
        if (sentence.Length > 0)
            (exit == ExitCode.Done ? to : errors).WriteLine(sentence);
        return exit;
    }

    public static void WriteUnreachable(IEnumerable<HostFailureException> failures, TextWriter errors)
    {
        foreach (var failure in failures)
            errors.WriteLine($"error: {VisibleText.Escape(failure.Message)}");
    }

    private static void Write(StepFailure failure, TextStyle style, TextWriter errors)
    {
        errors.WriteLine($"{style.Bad("error")}: {VisibleText.Escape(failure.Unit)} on {failure.Host}: {VisibleText.Escape(failure.Fact)}");
        foreach (var line in failure.LastLines)
            errors.WriteLine($"    {VisibleText.Escape(line)}");
    }

    private static (int Exit, string Sentence) Sentence(RunOutcome outcome) => outcome.End switch
    {
        RunEnd.Done => (ExitCode.Done, $"Done: {Counts.Of(outcome.StepsDone, "step")}."),
        RunEnd.NothingToDo => (ExitCode.Done, ""),
        RunEnd.Unreachable when outcome.StepsDone == 0 => (ExitCode.DeploymentFailed, "No step was begun; what ran before still runs."),
        RunEnd.Locked => (ExitCode.DeploymentFailed,
            $"{VisibleText.Escape(outcome.Holder!.Who)} deploys since {outcome.Holder.When} ({VisibleText.Escape(outcome.Holder.Why)}) and has the lock of \"{outcome.LockedHost}\". Nothing was changed. Try again later, or wait with --wait SECONDS."),
        RunEnd.ChecksFailed => (ExitCode.DeploymentFailed, "Nothing was changed: what served before still does. Mend what the lines above name and apply again."),
        RunEnd.Stopped when outcome.StepsDone == 0 => (ExitCode.Interrupted, "Interrupted; no step was begun."),
        RunEnd.Stopped => (ExitCode.Interrupted,
            $"Interrupted after {Counts.Of(outcome.StepsDone, "step")}; {outcome.StepsLeft} left. What was begun was finished. Apply again to go on."),
        _ => (ExitCode.DeploymentFailed, Failed(outcome)),
    };

    private static string Failed(RunOutcome outcome)
    {
        var unknown = outcome.Failures.Count(failure => failure.Kind == FailureKind.Unknown);
        var advice = unknown > 0 ? $"It is not known how {Counts.Of(unknown, "step")} ended. " : "";
        return $"Failed: {Counts.Of(outcome.StepsDone, "step")} done, {outcome.StepsLeft} not. {advice}Mend what the lines above name and apply again; it goes on from here.";
    }
}
