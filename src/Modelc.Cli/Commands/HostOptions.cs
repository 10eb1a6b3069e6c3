using System.CommandLine;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;
using Modelc.Artifacts.Plan;
using Modelc.Cli.Input;
using Modelc.Cli.Printing;
using Modelc.Compiler.Model;

namespace Modelc.Cli.Commands;

/// <summary>What all verbs that reach hosts have in common.</summary>
internal sealed class HostOptions
{
    private readonly Option<bool> acceptNewHostKeys = new("--accept-new-host-keys")
    {
        Description = "Take the key of a host that nobody knows yet. One that changed is refused all the same.",
    };

    private readonly Option<string> sshConfig = new("--ssh-config")
    {
        Description = "A configuration of ssh in place of your own and the system's, as with \"ssh -F\".",
        HelpName = "FILE",
    };

    private readonly Option<bool> json = new("--json")
    {
        Description = "Print one JSON document for programs; what happens meanwhile goes to the standard error.",
    };

    private readonly Option<string> color = new("--color")
    {
        Description = "When to use colours: auto (at a terminal, unless NO_COLOR is set), always or never.",
        HelpName = "auto|always|never",
        DefaultValueFactory = _ => "auto",
    };

    private HostOptions() => color.AcceptOnlyFromAmong("auto", "always", "never");

    public static HostOptions AddTo(Command verb)
    {
        var options = new HostOptions();
        verb.Add(options.acceptNewHostKeys);
        verb.Add(options.sshConfig);
        verb.Add(options.json);
        verb.Add(options.color);
        return options;
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(json);

    public TextStyle StyleOf(ParseResult parsed, CliStreams streams, bool isTerminal) =>
        TextStyle.Of(parsed.GetValue(color)!, streams, isTerminal);

    /// <summary>The way to each host of a plan. Nothing is contacted yet.</summary>
    public Func<HostPlan, IShell> Opener(ParseResult parsed, CliStreams streams, string app, string modelFolder, DeploymentModel model)
    {
        if (streams.OpenShell is { } given)
            return given;
        var factory = new ShellFactory(new ShellOptions
        {
            App = app,
            ModelFolder = modelFolder,
            AcceptNewHostKeys = parsed.GetValue(acceptNewHostKeys),
            SshConfiguration = parsed.GetValue(sshConfig),
            Secret = ModelSecrets.OfHosts(model, modelFolder),
            Warn = warning => streams.Error.WriteLine($"warning: {warning}"),
        });
        return factory.Make;
    }

    public static Fleet FleetOf(DeploymentPlan plan, Func<HostPlan, IShell> open) => new(plan.Hosts.Select(open));
}
