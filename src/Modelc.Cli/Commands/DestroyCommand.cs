using System.CommandLine;
using Modelc.Apply.After;
using Modelc.Apply.Run;
using Modelc.Cli.Printing;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Commands;

internal static class DestroyCommand
{
    public static Command Create(CliStreams streams)
    {
        var yes = new Option<bool>("--yes", "-y") { Description = "Do not ask." };
        var volumes = new Option<bool>("--volumes") { Description = "Also the volumes that the model names, with the data in them." };
        var verb = new Verb("destroy", "Remove everything of the model from its hosts, and nothing else.",
            new Example("modelc destroy shop/model.json", "Says what goes, and asks."),
            new Example("modelc destroy shop/model.json --yes", "For scripts."),
            new Example("modelc destroy shop/model.json --yes --volumes", "With the data."))
        {
            NeedsHosts = true,
        };
        HostVerb.Give(verb, streams, work => RunAsync(work, work.Parsed.GetValue(yes), work.Parsed.GetValue(volumes)), yes, volumes);
        return verb;
    }

    private static async Task<int> RunAsync(HostWork work, bool isSure, bool withVolumes)
    {
        var plan = work.Model.Plan;
        var text = work.IsJson ? work.Streams.Error : work.Streams.Out;
        var survey = await Destroying.SurveyAsync(work.Fleet, plan, work.Open, work.Stop);
        OutcomeText.WriteUnreachable(survey.Seen.Unreachable, work.Streams.Error);
        if (!survey.Seen.Unreachable.IsEmpty)
            return ExitCode.DeploymentFailed;
        var volumes = await DataVolumes.FindAsync(work.Fleet, plan, survey, work.Stop);
        OutcomeText.WriteUnreachable(volumes.Failures, work.Streams.Error);
        if (!volumes.Failures.IsEmpty)
            return ExitCode.DeploymentFailed;
        if (Destroying.IsGone(survey) && (!withVolumes || volumes.Found.IsEmpty))
        {
            TellVolumes(work.Style, text, volumes, isRemoved: false);
            return Nothing(work, survey, text);
        }

        foreach (var folder in survey.Rollout.Retire.Where(folder => !folder.IsKept))
            text.WriteLine($"{work.Style.Bad("-")} {VisibleText.Escape(folder.Unit)} on {folder.Host}");
        foreach (var sentence in survey.Rollout.Left.Concat(survey.Lost))
            text.WriteLine(work.Style.Note($"! {VisibleText.Escape(sentence)}"));
        TellVolumes(work.Style, text, volumes, withVolumes);
        if (survey.Rollout.Retire.Any(folder => folder.IsKept))
            text.WriteLine("Docker stays: others may have come to use it.");
        text.Flush();
        if (!isSure && !IsConfirmed(work, plan.App, out var refused))
            return refused;
        var order = new RunOrder(work.Fleet, Destroying.Nothing(plan), null, work.Streams.Operator, "destroy")
        {
            Tell = new RunProgress(text, work.Style, isVerbose: false).Tell,
            Stop = work.Stop,
            Cut = work.Signals.Cut,
        };
        var outcome = await Destroying.RunAsync(order, plan, survey, withVolumes ? volumes.Found : DataVolumes.None.Found, work.Open);
        if (work.IsJson)
            PlanJsonReport.Write(work.Model, survey, outcome, work.Streams.Out);
        return OutcomeText.Write(outcome, work.Style, text, work.Streams.Error);
    }

    private static void TellVolumes(TextStyle style, TextWriter to, DataVolumes volumes, bool isRemoved)
    {
        foreach (var (host, name) in volumes.Found.SelectMany(one => one.Value.Select(name => (one.Key, VisibleText.Escape(name)))))
        {
            to.WriteLine(isRemoved
                ? $"{style.Bad("-")} volume {name} on {host}, with all that is in it"
                : $"  volume {name} on {host} stays, with its data; --volumes removes it too");
        }
    }

    private static int Nothing(HostWork work, Survey survey, TextWriter text)
    {
        if (work.IsJson)
            PlanJsonReport.Write(work.Model, survey, new(RunEnd.NothingToDo), work.Streams.Out);
        text.WriteLine("Nothing to do: nothing of it is on the hosts.");
        return ExitCode.Done;
    }

    private static bool IsConfirmed(HostWork work, string app, out int refused)
    {
        refused = ExitCode.WrongUsage;
        if (!work.Streams.OutIsTerminal || work.IsJson)
        {
            work.Streams.Error.WriteLine("Nobody can be asked here. Nothing was changed; say --yes.");
            return false;
        }

        work.Streams.Out.Write($"Type the name of the application ({app}) to go on: ");
        work.Streams.Out.Flush();
        using var input = new StreamReader(work.Streams.OpenInput());
        if (input.ReadLine()?.Trim() == app)
            return true;
        refused = ExitCode.Interrupted;
        work.Streams.Error.WriteLine("Nothing was changed.");
        return false;
    }
}
