using System.CommandLine;
using System.Text.Json;
using Modelc.Apply.After;
using Modelc.Cli.Printing;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Commands;

internal static class DriftCommand
{
    public static Command Create(CliStreams streams)
    {
        var verb = new Verb("drift", $"Find what was changed on the hosts by hand since the last apply, with exit code {ExitCode.DifferencesFound} if it is anything.",
            new Example("modelc drift shop/model.json", "Each object and field that is not as the last apply left it."),
            new Example("modelc drift shop/model.json --json", "For programs."))
        {
            NeedsHosts = true,
        };
        HostVerb.Give(verb, streams, RunAsync);
        return verb;
    }

    private static async Task<int> RunAsync(HostWork work)
    {
        var report = await Drift.FindAsync(work.Fleet, work.Model.Plan.App, work.Stop);
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
            work.Streams.Out.WriteLine(Line(item, work.Style));
        foreach (var host in report.Unknown)
            work.Streams.Out.WriteLine(work.Style.Note($"! {host} does not remember an apply that ended well; apply first."));
        if (report.Items.IsEmpty && report.Unknown.IsEmpty && report.Unreachable.IsEmpty)
            work.Streams.Out.WriteLine("Nothing was changed by hand.");
    }

    private static string Line(DriftItem item, TextStyle style)
    {
        var what = $"{VisibleText.Escape(item.Thing)} on {item.Host}";
        return item.Kind switch
        {
            DriftKind.Gone => $"{style.Bad("-")} {what}: is gone",
            DriftKind.Extra => $"{style.Good("+")} {what}: no apply made it",
            _ when item.Was is null && item.Is is null => $"{style.Note("~")} {what}: {item.Field} was changed",
            _ => $"{style.Note("~")} {what}: {item.Field}: {VisibleText.Escape(item.Was ?? "(none)")} -> {VisibleText.Escape(item.Is ?? "(none)")}",
        };
    }

    private static void WriteJson(HostWork work, DriftReport report) => JsonShape.Document(work.Streams.Out, json =>
    {
        json.List("drift", report.Items, item =>
        {
            json.WriteString("host", item.Host);
            json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(item.Kind.ToString()));
            json.WriteString("object", item.Thing);
            json.WriteString("field", item.Field);
            json.WriteString("was", item.Was);
            json.WriteString("is", item.Is);
        });
        json.Strings("unknown", report.Unknown);
        json.List("unreachable", report.Unreachable, host =>
        {
            json.WriteString("host", host.Host);
            json.WriteString("message", host.Message);
        });
    });
}
