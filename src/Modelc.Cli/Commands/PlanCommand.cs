using System.CommandLine;
using Modelc.Apply.Run;
using Modelc.Cli.Printing;

namespace Modelc.Cli.Commands;

internal sealed class PlanCommand
{
    private readonly Option<bool> commands = new("--commands")
    {
        Description = "Also print the words that would be run on each host, in order.",
    };

    private readonly Option<bool> keep = new("--keep")
    {
        Description = "Leave what was changed on the hosts by hand as it is, and only tell it.",
    };

    private readonly CliStreams streams;
    private readonly ModelSource source;
    private readonly HostOptions hosts;

    private PlanCommand(Command verb, CliStreams streams)
    {
        this.streams = streams;
        source = ModelSource.AddTo(verb);
        verb.Add(commands);
        verb.Add(keep);
        hosts = HostOptions.AddTo(verb);
        verb.SetAction(Run);
    }

    public static Command Create(CliStreams streams)
    {
        var verb = new Verb("plan", $"Ask the hosts and say what an apply would change, with exit code {ExitCode.DifferencesFound} if it is anything.",
            new Example("modelc plan shop/model.json", "What differs, unit by unit and field by field; also what was changed by hand."),
            new Example("modelc plan shop/model.json --commands", "And the exact words that would be run on each host."),
            new Example("modelc plan shop/model.json --json", "For programs."))
        {
            NeedsHosts = true,
        };
        _ = new PlanCommand(verb, streams);
        return verb;
    }

    private int Run(ParseResult parsed)
    {
        if (source.Build(parsed, streams, hosts.StyleOf(parsed, streams, streams.ErrorIsTerminal), out var exit) is not { } model)
            return exit;
        using var stop = new StopSignals();
        try
        {
            return PlanAsync(parsed, model, stop.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (stop.Token.IsCancellationRequested)
        {
            streams.Error.WriteLine("Interrupted; nothing was changed.");
            return ExitCode.Interrupted;
        }
    }

    private async Task<int> PlanAsync(ParseResult parsed, BuiltModel built, CancellationToken stop)
    {
        if (await built.WithSecretsAsync(streams.Error, stop) is not { } model)
            return ExitCode.ModelHasErrors;
        var open = hosts.Opener(parsed, streams, model.Plan.App, model.Folder, model.Model);
        await using var fleet = HostOptions.FleetOf(model.Plan, open);
        var survey = await Survey.TakeAsync(fleet, model.Target, open, stop, parsed.GetValue(keep));
        if (hosts.IsJson(parsed))
            PlanJsonReport.Write(model, survey, null, streams.Out);
        else if (survey.Seen.Unreachable.IsEmpty)
            Show(parsed, model, survey);
        OutcomeText.WriteUnreachable(survey.Seen.Unreachable, streams.Error);
        return !survey.Seen.Unreachable.IsEmpty ? ExitCode.DeploymentFailed
            : survey.Rollout.IsEmpty ? ExitCode.Done
            : ExitCode.DifferencesFound;
    }

    private void Show(ParseResult parsed, BuiltModel model, Survey survey)
    {
        new PlanText(model, hosts.StyleOf(parsed, streams, streams.OutIsTerminal), streams.Out).Write(survey);
        if (parsed.GetValue(commands))
            CommandList.Write(survey.Rollout, model.Plan.App, streams.Out);
    }
}
