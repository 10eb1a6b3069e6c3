using System.CommandLine;
using Modelc.Apply.After;
using Modelc.Cli.Printing;

namespace Modelc.Cli.Commands;

internal static class StatusCommand
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static Command Create(CliStreams streams)
    {
        var watch = new Option<bool>("--watch", "-w") { Description = "Look again every two seconds, until interrupted." };
        var verb = new Verb("status", "Ask the hosts what runs: releases, replicas, health, versions.",
            new Example("modelc status shop/model.json", "What runs at this moment."),
            new Example("modelc status shop/model.json --watch", "And what becomes of it."),
            new Example("modelc status shop/model.json --json", "For programs."))
        {
            NeedsHosts = true,
        };
        HostVerb.Give(verb, streams, work => RunAsync(work, work.Parsed.GetValue(watch)), watch);
        return verb;
    }

    private static async Task<int> RunAsync(HostWork work, bool isWatched)
    {
        while (true)
        {
            var exit = await ShowAsync(work, isWatched);
            if (!isWatched)
                return exit;
            await Task.Delay(Pause, work.Stop);
        }
    }

    private static async Task<int> ShowAsync(HostWork work, bool isWatched)
    {
        var looks = await Looking.TakeAsync(work.Fleet, work.Model.Plan.App, work.Stop);
        var status = AppStatus.Of(work.Model.Plan, looks);
        // A terminal shows the newest on a clean page; a pipe gets one after the other.
        if (isWatched && work.Streams.OutIsTerminal)
            work.Streams.Out.Write("\e[H\e[2J");
        if (work.IsJson)
            StatusReport.WriteJson(status, looks.Unreachable, work.Streams.Out);
        else
            StatusReport.Write(status, looks.Unreachable, work.Style, work.Streams.Out);
        OutcomeText.WriteUnreachable(looks.Unreachable, work.Streams.Error);
        work.Streams.Out.Flush();
        return looks.Unreachable.IsEmpty ? ExitCode.Done : ExitCode.DeploymentFailed;
    }
}
