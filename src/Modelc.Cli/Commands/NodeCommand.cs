using System.CommandLine;
using Modelc.Apply.After;
using Modelc.Apply.Hosts;
using Modelc.Artifacts;
using Modelc.Cli.Printing;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Commands;

/// <summary>Nodes of the model's swarms: to see them, to empty one before work on it, and to give it work again.</summary>
internal static class NodeCommand
{
    public static Command Create(CliStreams streams)
    {
        var verb = new Verb("node", "See the nodes of a swarm, empty one, or give it work again.",
            new Example("modelc node ls shop/model.json", "Which nodes there are."),
            new Example("modelc node drain shop/model.json n2", "Have all work leave n2, and wait for it."),
            new Example("modelc node activate shop/model.json n2", "Let it have work again."))
        {
            NeedsHosts = true,
        };
        verb.Add(List(streams));
        verb.Add(Change(streams, "drain", "Have all work leave a node, and wait until it has.", NodeAvailability.Drain));
        verb.Add(Change(streams, "activate", "Let a node have work again.", NodeAvailability.Active));
        return verb;
    }

    private static Verb List(CliStreams streams)
    {
        var verb = new Verb("ls", "List the nodes, as the model wants them and as they are.",
            new Example("modelc node ls shop/model.json", "Which nodes there are."))
        {
            NeedsHosts = true,
        };
        HostVerb.Give(verb, streams, ListAsync);
        return verb;
    }

    private static Verb Change(CliStreams streams, string name, string description, NodeAvailability availability)
    {
        var node = new Argument<string>("NODE") { Description = "The host, by its name in the model." };
        var verb = new Verb(name, description, new Example($"modelc node {name} shop/model.json n2", "The node that the model calls n2."))
        {
            NeedsHosts = true,
        };
        HostVerb.Give(verb, streams, work => ChangeAsync(work, work.Parsed.GetValue(node)!, availability), node);
        return verb;
    }

    private static async Task<int> ListAsync(HostWork work)
    {
        var looks = await Looking.TakeAsync(work.Fleet, work.Model.Plan.App, work.Stop);
        var nodes = Nodes.Of(work.Model.Plan, looks);
        if (work.IsJson)
            WriteJson(work, nodes);
        else
            Write(work, nodes);
        OutcomeText.WriteUnreachable(looks.Unreachable, work.Streams.Error);
        return looks.Unreachable.IsEmpty ? ExitCode.Done : ExitCode.DeploymentFailed;
    }

    private static void Write(HostWork work, IReadOnlyCollection<NodeStatus> nodes)
    {
        if (nodes.Count == 0)
            work.Streams.Out.WriteLine("The model has no swarm.");
        foreach (var node in nodes)
        {
            var wanted = Word(node.Wanted.Availability);
            var seen = node.Seen is not { } found ? work.Style.Bad("not in the swarm")
                : found.Availability == wanted ? $"{found.Role}, {found.Availability}, {found.State}"
                : $"{found.Role}, {work.Style.Note($"{found.Availability} ({Difference(wanted, found)})")}, {found.State}";
            work.Streams.Out.WriteLine($"{node.Cluster}  {work.Style.Strong(node.Name)}  {seen}");
        }
    }

    private static string Difference(string wanted, SeenNode found) =>
        $"the model says {wanted}; {(found.IsDrained ? "\"modelc node activate\"" : "the next apply")} makes it so";

    private static void WriteJson(HostWork work, IEnumerable<NodeStatus> nodes) => JsonShape.Document(work.Streams.Out, json => json.List("nodes", nodes, node =>
    {
        json.WriteString("swarm", node.Cluster);
        json.WriteString("node", node.Name);
        json.WriteString("wantedRole", node.Wanted.Role.ToString().ToLowerInvariant());
        json.WriteString("wantedAvailability", Word(node.Wanted.Availability));
        json.WriteString("role", node.Seen?.Role);
        json.WriteString("availability", node.Seen?.Availability);
        json.WriteString("state", node.Seen?.State);
    }));

    private static async Task<int> ChangeAsync(HostWork work, string node, NodeAvailability availability)
    {
        var plan = work.Model.Plan;
        var members = plan.Clusters.SelectMany(cluster => cluster.Nodes).ToList();
        if (members.FirstOrDefault(member => member.Host == node) is not { } known)
        {
            work.Streams.Error.WriteLine($"The model has no swarm with a node \"{node}\".{SpellChecker.Hint(node, members.Select(member => member.Host))}");
            return ExitCode.WrongUsage;
        }

        var answer = await AskAsync(work, node, availability);
        if (answer is null)
            return ExitCode.DeploymentFailed;
        if (!answer.IsGood)
        {
            work.Streams.Error.WriteLine($"error: {VisibleText.Escape(node)}: {VisibleText.Escape(answer.Errors.Trim())}");
            return ExitCode.DeploymentFailed;
        }

        var reminder = known.Availability == availability ? ""
            : availability == NodeAvailability.Drain ? $" The model says {Word(known.Availability)}: no apply makes it so before \"modelc node activate\"."
            : $" The model says {Word(known.Availability)}: the next apply makes it so again, unless the model is changed.";
        if (work.IsJson)
            JsonShape.Document(work.Streams.Out, json => { json.WriteString("node", node); json.WriteString("availability", Word(availability)); });
        else
            work.Streams.Out.WriteLine($"{node}: {(availability == NodeAvailability.Drain ? "drained, no task is left on it" : "takes work again")}.{reminder}");
        return ExitCode.Done;
    }

    /// <summary>The first manager that answers; one that is down is no reason to give up.</summary>
    private static async Task<ShellAnswer?> AskAsync(HostWork work, string node, NodeAvailability availability)
    {
        foreach (var manager in Nodes.ManagersFor(work.Model.Plan, node))
        {
            try
            {
                return await Nodes.SetAsync(work.Fleet[manager], work.Model.Plan, node, availability, line => work.Streams.Error.WriteLine($"{node}: {line}"), work.Stop);
            }
            catch (HostFailureException failure)
            {
                OutcomeText.WriteUnreachable([failure], work.Streams.Error);
            }
        }

        return null;
    }

    private static string Word(NodeAvailability availability) => availability.ToString().ToLowerInvariant();
}
