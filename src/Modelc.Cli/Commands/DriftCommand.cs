using System.CommandLine;
using Modelc.Apply.After;
using Modelc.Cli.Printing;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Commands;

internal static class DriftCommand
{
    public static Command Create(CliStreams streams)
    {
        var verb = new Verb("drift", $"Find what was changed on the hosts by hand since the last apply, with exit code {ExitCode.DifferencesFound} if it is anything.",
            new Example("modelc drift shop/model.json", "Each object and field that is not as the last apply left it. The next apply mends it."),
            new Example("modelc apply shop/model.json --keep", "Apply, and leave what was changed by hand as it is."),
            new Example("modelc drift shop/model.json --json", "For programs."))
        {
            NeedsHosts = true,
        };
        HostVerb.Give(verb, streams, RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(HostWork work)
    {
        var report = await DriftReport.FindAsync(work.Fleet, work.Model.Plan.App, work.Stop);
        if (work.IsJson)
            WriteJson(work, report);
        else
            Write(work, report);
        OutcomeText.WriteUnreachable(report.Unreachable, work.Streams.Error);
        return !report.Unreachable.IsEmpty ? ExitCode.DeploymentFailed
            : report.Items.IsEmpty ? ExitCode.Done
            : ExitCode.DifferencesFound;
    }

    private static void Write(HostWork work, DriftReport report)
    {
        foreach (var item in report.Items)
            work.Streams.Out.WriteLine($"{DriftText.Sign(item, work.Style)} {DriftText.Of(item, $" on {item.Host}")}");
        foreach (var host in report.Unknown)
            work.Streams.Out.WriteLine(work.Style.Note($"! {host} does not remember an apply that ended well; apply first."));
        foreach (var begun in report.Unsure)
            work.Streams.Out.WriteLine(work.Style.Note($"! {VisibleText.Escape(begun)}: a step began there, and no apply ended since; apply first."));
        if (report.Items.IsEmpty && report.Unknown.IsEmpty && report.Unsure.IsEmpty && report.Unreachable.IsEmpty)
            work.Streams.Out.WriteLine("Nothing was changed by hand.");
    }

    private static void WriteJson(HostWork work, DriftReport report) => JsonShape.Document(work.Streams.Out, json =>
    {
        json.List("drift", report.Items, item => DriftText.Write(json, item));
        json.Strings("unknown", report.Unknown);
        json.Strings("unsure", report.Unsure);
        json.List("unreachable", report.Unreachable, host =>
        {
            json.WriteString("host", host.Host);
            json.WriteString("message", host.Message);
        });
    });
}
