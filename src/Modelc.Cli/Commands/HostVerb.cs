using System.CommandLine;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;
using Modelc.Artifacts.Plan;
using Modelc.Cli.Printing;

namespace Modelc.Cli.Commands;

/// <summary>What a verb that asks the hosts of a model has in its hands when its own work begins.</summary>
internal sealed record HostWork(
    ParseResult Parsed, CliStreams Streams, BuiltModel Model, Fleet Fleet, Func<HostPlan, IShell> Open, StopSignals Signals, TextStyle Style, bool IsJson)
{
    public CancellationToken Stop => Signals.Token;
}

/// <summary>The way that verbs go from MODEL to the hosts that it names.</summary>
internal sealed class HostVerb
{
    private readonly CliStreams streams;
    private readonly ModelSource source;
    private readonly HostOptions hosts;

    private HostVerb(CliStreams streams, ModelSource source, HostOptions hosts)
    {
        this.streams = streams;
        this.source = source;
        this.hosts = hosts;
    }

    /// <param name="arguments">What comes behind MODEL.</param>
    public static void Give(Command verb, CliStreams streams, Func<HostWork, Task<int>> work, params IEnumerable<Symbol> arguments)
    {
        var source = ModelSource.AddTo(verb);
        foreach (var symbol in arguments)
        {
            if (symbol is Argument argument)
                verb.Add(argument);
            else
                verb.Add((Option)symbol);
        }

        var given = new HostVerb(streams, source, HostOptions.AddTo(verb));
        verb.SetAction(parsed => given.Run(parsed, work));
    }

    private int Run(ParseResult parsed, Func<HostWork, Task<int>> work)
    {
        if (source.Build(parsed, streams, hosts.StyleOf(parsed, streams, streams.ErrorIsTerminal), out var exit) is not { } model)
            return exit;
        using var signals = new StopSignals();
        try
        {
            return RunAsync(parsed, model, signals, work).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }
    }

    private async Task<int> RunAsync(ParseResult parsed, BuiltModel model, StopSignals signals, Func<HostWork, Task<int>> work)
    {
        var open = hosts.Opener(parsed, streams, model.Plan.App, model.Folder, model.Model);
        await using var fleet = HostOptions.FleetOf(model.Plan, open);
        return await work(new(
            parsed, streams, model, fleet, open, signals, hosts.StyleOf(parsed, streams, streams.OutIsTerminal), hosts.IsJson(parsed)));
    }
}
