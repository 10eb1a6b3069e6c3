using System.CommandLine;
using System.Text.Json;
using Modelc.Apply.After;
using Modelc.Cli.Printing;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Commands;

internal static class LogsCommand
{
    public static Command Create(CliStreams streams)
    {
        var component = new Argument<string?>("COMPONENT") { Description = "The component; all of them if none is given.", Arity = ArgumentArity.ZeroOrOne };
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with what comes, until interrupted." };
        var tail = new Option<int?>("--tail") { Description = "Only so many of the last lines of each container.", HelpName = "LINES" };
        var watchdog = new Option<bool>("--watchdog") { Description = "What the watchdog says, not the replicas." };
        var proxy = new Option<bool>("--proxy") { Description = "What the proxy says, not the replicas." };
        tail.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 0)
                result.AddError("--tail takes a number of lines.");
        });
        var verb = new Verb("logs", "Show what the replicas say, on all hosts, with host and replica in front.",
            new Example("modelc logs shop/model.json web --tail 20", "The last twenty lines of each replica of \"web\"."),
            new Example("modelc logs shop/model.json --follow", "Everything, as it comes."),
            new Example("modelc logs shop/model.json web --watchdog", "Why a replica was replaced."))
        {
            NeedsHosts = true,
        };
        verb.Validators.Add(result =>
        {
            if (result.GetValue(watchdog) && result.GetValue(proxy))
                result.AddError("--watchdog and --proxy are asked for one at a time.");
        });
        HostVerb.Give(
            verb,
            streams,
            work => RunAsync(work, new(
                work.Model.Plan.App,
                work.Parsed.GetValue(component),
                work.Parsed.GetValue(watchdog) ? "watchdog" : work.Parsed.GetValue(proxy) ? "proxy" : "replicas",
                work.Parsed.GetValue(tail),
                work.Parsed.GetValue(follow))),
            component, follow, tail, watchdog, proxy);
        return verb;
    }

    private static async Task<int> RunAsync(HostWork work, LogsWanted wanted)
    {
        var names = work.Model.Plan.Units.Select(unit => unit.Name).ToList();
        if (wanted.Component is { } given && !names.Contains(given))
        {
            work.Streams.Error.WriteLine($"There is no component \"{given}\" that is deployed.{SpellChecker.Hint(given, names)}");
            return ExitCode.WrongUsage;
        }

        var failures = await Logs.ReadAsync(work.Fleet, wanted, line => Tell(work, line), work.Stop);
        OutcomeText.WriteUnreachable(failures, work.Streams.Error);
        return failures.IsEmpty ? ExitCode.Done : ExitCode.DeploymentFailed;
    }

    private static void Tell(HostWork work, LogLine line)
    {
        if (work.IsJson)
            WriteJson(work.Streams.Out, line);
        else
            work.Streams.Out.WriteLine($"{work.Style.Faint($"{line.Host} {VisibleText.Escape(line.Container)} |")} {VisibleText.Escape(line.Text)}");
        work.Streams.Out.Flush();
    }

    /// <summary>A document for each line, since nobody knows when the last has come.</summary>
    private static void WriteJson(TextWriter to, LogLine line)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonReport.Readable with { Indented = false }))
        {
            json.WriteStartObject();
            json.WriteString("host", line.Host);
            json.WriteString("container", line.Container);
            json.WriteString("text", line.Text);
            json.WriteEndObject();
        }

        to.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }
}
