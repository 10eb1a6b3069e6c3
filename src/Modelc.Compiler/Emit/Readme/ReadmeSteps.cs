using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Readme;

/// <summary>The steps of a build as commands. Several steps of one folder need it on the host, and looked at, once.</summary>
internal sealed class ReadmeSteps(DeploymentPlan plan)
{
    private readonly HashSet<(string Host, string Folder)> shipped = [];

    public static bool IsGround(Step step) => step.Phase < Phase.Image;

    /// <summary>To be asked for in the order in which they are taken.</summary>
    public ReadmeStepView View(Step step) =>
        new(MarkdownText.Of($"{DeedOf(step)} on {step.Host}"), [.. Before(step), Activate(step)]);

    public ShLine Run(Step step, IEnumerable<string> words) => Run(step.Host, step.Folder, words);

    private IEnumerable<ShLine> Before(Step step)
    {
        if (step.Input is { } input && shipped.Add((input.Host, input.Folder)))
        {
            foreach (var line in Ship(input.Host, input.Folder))
                yield return line;
        }

        var isNew = shipped.Add((step.Host, step.Folder));
        foreach (var line in isNew ? Ship(step.Host, step.Folder) : [])
            yield return line;
        if (isNew || step.Input is not null)
            yield return Run(step, step.Check);
    }

    private IEnumerable<ShLine> Ship(string host, string folder) => Reaching.Ship(ReadmeViews.HostOf(plan, host), plan.App, folder);

    /// <summary>What is read from another host goes from there to here, and is on no screen.</summary>
    private ShLine Activate(Step step) => step.Input is { } input
        ? ShLine.Pipe(Run(input.Host, input.Folder, input.Words), Run(step.Host, step.Folder, step.Activate, readsInput: true))
        : Run(step, step.Activate);

    private ShLine Run(string host, string folder, IEnumerable<string> words, bool readsInput = false) =>
        Reaching.Run(ReadmeViews.HostOf(plan, host), plan.App, folder, words, readsInput);

    private static string DeedOf(Step step) => step.Phase switch
    {
        Phase.Host => "See to Docker",
        Phase.Swarm => "Make the swarm",
        Phase.Manager or Phase.Worker => "Join the swarm",
        Phase.Nodes => $"Settle {step.Unit}",
        Phase.Prune => $"Remove {step.Unit}",
        Phase.Image => $"Build the image of {step.Unit}",
        Phase.Route => $"Put the proxy of {step.Unit} in front",
        Phase.Watch => $"Watch {step.Unit}",
        _ => step.Activate[1] == "commands.sh" ? $"Run the commands of {step.Unit}" : $"Deploy {step.Unit}",
    };
}
