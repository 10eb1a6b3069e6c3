using System.Collections.Immutable;
using System.CommandLine;
using Modelc.Apply.After;
using Modelc.Apply.Rollout;
using Modelc.Apply.Run;
using Modelc.Cli.Printing;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Commands;

internal static class RollbackCommand
{
    public static Command Create(CliStreams streams)
    {
        var release = new Argument<string?>("RELEASE")
        {
            Description = "The release, or how its name begins; the one before the present one if none is given.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var list = new Option<bool>("--list") { Description = "Only say which releases there are." };
        var wait = new Option<int>("--wait") { Description = "How long to wait while somebody else deploys.", HelpName = "SECONDS" };
        var verb = new Verb("rollback", "Go back to a release that was applied before, with the files that the hosts kept.",
            new Example("modelc rollback shop/model.json --list", "Which releases there are."),
            new Example("modelc rollback shop/model.json", "To the one before."),
            new Example("modelc rollback shop/model.json 3fa9", "To the one whose name begins so."))
        {
            NeedsHosts = true,
        };
        HostVerb.Give(
            verb,
            streams,
            work => RunAsync(work, work.Parsed.GetValue(release), work.Parsed.GetValue(list), TimeSpan.FromSeconds(work.Parsed.GetValue(wait))),
            release, list, wait);
        return verb;
    }

    private static async Task<int> RunAsync(HostWork work, string? wanted, bool isList, TimeSpan wait)
    {
        var looks = await Looking.TakeAsync(work.Fleet, work.Model.Plan.App, work.Stop);
        OutcomeText.WriteUnreachable(looks.Unreachable, work.Streams.Error);
        var choices = Rollback.Choices(looks);
        if (isList)
            return Show(work, choices, looks);
        if (!looks.Unreachable.IsEmpty)
            return ExitCode.DeploymentFailed;
        if (Rollback.Choose(choices, wanted) is not { } choice)
            return Refuse(work, wanted is null ? "There is no release to go back to." : $"There is not one release that begins with \"{wanted}\".");
        if (choice.IsCurrent)
            return Refuse(work, $"Release {choice.Id} is the present one.");
        if (await Rollback.ReadAsync(work.Fleet, work.Model.Plan.App, choice, work.Stop) is not { } found)
            return Refuse(work, $"No host has the files of release {choice.Id} any more. Apply the model that it was built from.");
        // Values are not kept anywhere: those of today are given to the release of before.
        return await work.Model.ReadSecretsAsync(found.Plan, work.Streams.Error, work.Stop) is { } secrets
            ? await RunAsync(work, choice, Rollback.TargetOf(found.Release, found.Plan, secrets), wait)
            : ExitCode.ModelHasErrors;
    }

    private static async Task<int> RunAsync(HostWork work, ReleaseToChoose choice, Target target, TimeSpan wait)
    {
        foreach (var host in target.Plan.Hosts.Where(host => !work.Fleet.Has(host.Name)))
            work.Fleet.Add(work.Open(host));
        var wrong = await Rollback.VerifyAsync(work.Fleet, target, work.Stop);
        foreach (var sentence in wrong)
            work.Streams.Error.WriteLine($"error: {VisibleText.Escape(sentence)}");
        if (!wrong.IsEmpty)
            return Refuse(work, "Nothing was changed. Apply the model that it was built from.");
        var text = work.IsJson ? work.Streams.Error : work.Streams.Out;
        text.WriteLine($"Back to release {choice.Id}, last applied {choice.When} by {VisibleText.Escape(choice.Who)}.");
        text.Flush();
        Survey? shown = null;
        var order = new RunOrder(work.Fleet, target, null, work.Streams.Operator, $"rollback to {choice.Id}")
        {
            Wait = wait,
            Tell = new RunProgress(text, work.Style, isVerbose: false).Tell,
            Stop = work.Stop,
            Cut = work.Signals.Cut,
        };
        // Places in the model are of no use: what is gone back to was built from another one.
        var outcome = await Applying.RunAsync(order, work.Open, survey =>
        {
            shown = survey;
            new PlanText(work.Model, work.Style, text).Write(survey);
            text.Flush();
        });
        if (work.IsJson)
            PlanJsonReport.Write(work.Model, shown, outcome, work.Streams.Out);
        return OutcomeText.Write(outcome, work.Style, text, work.Streams.Error);
    }

    private static int Show(HostWork work, ImmutableArray<ReleaseToChoose> choices, Looks looks)
    {
        if (work.IsJson)
        {
            JsonShape.Document(work.Streams.Out, json => json.List("releases", choices, one =>
            {
                json.WriteString("id", one.Id);
                json.WriteString("when", one.When);
                json.WriteString("who", one.Who);
                json.WriteBoolean("current", one.IsCurrent);
                json.Strings("hosts", one.Hosts);
            }));
        }
        else
        {
            foreach (var one in choices)
                work.Streams.Out.WriteLine($"{(one.IsCurrent ? "*" : " ")} {one.Id}  {one.When}  {VisibleText.Escape(one.Who)}{(one.Hosts.IsEmpty ? "  (files are gone)" : "")}");
        }

        return looks.Unreachable.IsEmpty ? ExitCode.Done : ExitCode.DeploymentFailed;
    }

    private static int Refuse(HostWork work, string sentence)
    {
        work.Streams.Error.WriteLine($"{sentence} \"modelc rollback MODEL --list\" says which releases there are.");
        return ExitCode.DeploymentFailed;
    }
}
