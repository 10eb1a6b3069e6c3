using System.CommandLine;
using Modelc.Apply.Release;
using Modelc.Apply.Run;
using Modelc.Cli.Input;
using Modelc.Cli.Output;
using Modelc.Cli.Printing;

namespace Modelc.Cli.Commands;

internal sealed class ApplyCommand
{
    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "The folder that was built and reviewed; its files are what is deployed.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "out",
    };

    private readonly Option<bool> build = new("--build")
    {
        Description = "Build the folder first, for whoever needs no review.",
    };

    private readonly Option<int> wait = new("--wait")
    {
        Description = "How long to wait while somebody else deploys.",
        HelpName = "SECONDS",
    };

    private readonly Option<bool> noInstall = new("--no-install")
    {
        Description = "Fail rather than install Docker where it is missing.",
    };

    private readonly Option<bool> verbose = new("--verbose")
    {
        Description = "Show every line, also those of builds of images.",
    };

    private readonly Option<bool> keep = new("--keep")
    {
        Description = "Leave what was changed on the hosts by hand as it is; without this it is mended.",
    };

    private readonly CliStreams streams;
    private readonly ModelSource source;
    private readonly HostOptions hosts;

    private ApplyCommand(Command verb, CliStreams streams)
    {
        this.streams = streams;
        source = ModelSource.AddTo(verb);
        verb.Add(output);
        verb.Add(build);
        verb.Add(wait);
        verb.Add(noInstall);
        verb.Add(keep);
        verb.Add(verbose);
        hosts = HostOptions.AddTo(verb);
        verb.SetAction(Run);
    }

    public static Command Create(CliStreams streams)
    {
        var verb = new Verb("apply", "Bring the hosts to what was built and reviewed, without losing a request.",
            new Example("modelc apply shop/model.json --output shop/out", "The files in shop/out, and no others."),
            new Example("modelc apply shop/model.json --output shop/out --build", "Build and deploy in one go."),
            new Example("modelc apply shop/model.json --output shop/out --wait 600", "Wait up to ten minutes while somebody else deploys."))
        {
            NeedsHosts = true,
        };
        _ = new ApplyCommand(verb, streams);
        return verb;
    }

    private int Run(ParseResult parsed)
    {
        var style = hosts.StyleOf(parsed, streams, streams.ErrorIsTerminal);
        if (source.Build(parsed, streams, style, out var exit) is not { } model)
            return exit;
        using var stop = new StopSignals();
        return Reviewed(parsed, model, style, stop, out exit) is { } release
            ? ApplyAsync(parsed, model, release, stop).GetAwaiter().GetResult()
            : exit;
    }

    /// <summary>The folder, if it is what the model builds now. What was not reviewed is not deployed.</summary>
    private ReleaseFolder? Reviewed(ParseResult parsed, BuiltModel model, TextStyle style, StopSignals stop, out int exit)
    {
        var folder = parsed.GetValue(output)!;
        var update = parsed.GetValue(build)
            ? FolderUpdate.Write(folder, model.Artifacts, force: false, stop.Token)
            : FolderUpdate.Check(folder, model.Artifacts, force: false);
        exit = update.Exit == ExitCode.DifferencesFound ? ExitCode.ModelHasErrors : update.Exit;
        TextReport.Write(update.Diagnostics, style, streams.Error);
        if (exit == ExitCode.Done)
            return Open(folder, out exit);
        if (update.Changes is not null)
            ChangeList.Write(update, streams.Error);
        streams.Error.WriteLine($"\"{folder}\" is not what the model builds now. Build, review, then apply; or apply with --build.");
        return null;
    }

    private ReleaseFolder? Open(string folder, out int exit)
    {
        var release = ReleaseFolder.Open(new FolderTree(folder), out var problems);
        foreach (var problem in problems)
            streams.Error.WriteLine($"{folder}: {problem.Fact}");
        exit = release is null ? ExitCode.ModelHasErrors : ExitCode.Done;
        return release;
    }

    private async Task<int> ApplyAsync(ParseResult parsed, BuiltModel built, ReleaseFolder release, StopSignals stop)
    {
        if (await built.WithSecretsAsync(streams.Error, stop.Token) is not { } model)
            return ExitCode.ModelHasErrors;
        var isJson = hosts.IsJson(parsed);
        var text = isJson ? streams.Error : streams.Out;
        var style = hosts.StyleOf(parsed, streams, isJson ? streams.ErrorIsTerminal : streams.OutIsTerminal);
        var open = hosts.Opener(parsed, streams, model.Plan.App, model.Folder, model.Model);
        await using var fleet = HostOptions.FleetOf(model.Plan, open);
        using var progress = IsLive(parsed) ? new LiveProgress(text, style) : new RunProgress(text, style, parsed.GetValue(verbose));
        Survey? shown = null;
        var order = new RunOrder(fleet, model.Target, release, streams.Operator, $"apply {release.Id}")
        {
            Wait = TimeSpan.FromSeconds(parsed.GetValue(wait)),
            Keep = parsed.GetValue(keep),
            MayInstall = !parsed.GetValue(noInstall),
            Tell = progress.Tell,
            Stop = stop.Token,
            Cut = stop.Cut,
        };
        var outcome = await Applying.RunAsync(order, open, survey =>
        {
            shown = survey;
            new PlanText(model, style, text).Write(survey);
            text.Flush();
        });
        progress.Dispose();
        if (isJson)
            PlanJsonReport.Write(model, shown, outcome, streams.Out);
        return OutcomeText.Write(outcome, style, text, streams.Error);
    }

    /// <summary>Lines that change are for a person who looks at them; a log keeps every line.</summary>
    private bool IsLive(ParseResult parsed) =>
        streams.OutIsTerminal && streams.Environment("TERM") != "dumb" && streams.Environment("CI") is null or ""
        && !hosts.IsJson(parsed) && !parsed.GetValue(verbose);
}
