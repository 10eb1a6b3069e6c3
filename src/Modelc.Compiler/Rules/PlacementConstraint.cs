using Modelc.Artifacts;
using Modelc.Compiler.Model;

namespace Modelc.Compiler.Rules;

/// <summary>"node.labels.disk == ssd", as a swarm reads it.</summary>
internal sealed record PlacementConstraint(string Key, bool IsEqual, string Value)
{
    private const string NodeLabels = "node.labels.";
    private const string EngineLabels = "engine.labels.";

    private static readonly string[] Keys =
        ["node.id", "node.hostname", "node.ip", "node.role", "node.platform.os", "node.platform.arch"];

    public static PlacementConstraint? TryParse(string text)
    {
        var at = text.IndexOf("==", StringComparison.Ordinal);
        var not = text.IndexOf("!=", StringComparison.Ordinal);
        var operation = at >= 0 && (not < 0 || at < not) ? at : not;
        if (operation < 0)
            return null;
        var (key, value) = (text[..operation].Trim(), text[(operation + 2)..].Trim());
        return value.Length > 0 && IsKnown(key) ? new PlacementConstraint(key, operation == at, value) : null;
    }

    /// <summary>How many nodes may take a replica, as far as the model can tell.</summary>
    public static int NodesFor(Placement? placement, SwarmCluster cluster) =>
        cluster.Nodes.Count(node => node.Availability.Value == NodeAvailability.Active && IsAccepted(placement, node));

    public static bool IsAccepted(Placement? placement, SwarmNode node) =>
        placement is null || placement.Constraints.All(text => TryParse(text) is not { } constraint || constraint.Accepts(node));

    // What only the running node knows is taken to fit.
    private bool Accepts(SwarmNode node) => ValueOn(node) is not { } actual || (actual == Value) == IsEqual;

    private string? ValueOn(SwarmNode node) => Key switch
    {
        "node.role" => node.Role.Value == SwarmRole.Manager ? "manager" : "worker",
        _ when Key.StartsWith(NodeLabels, StringComparison.Ordinal) =>
            node.Labels.FirstOrDefault(label => label.Key.Value == Key[NodeLabels.Length..]).Value.Value ?? "",
        _ => null,
    };

    private static bool IsKnown(string key) =>
        Keys.Contains(key)
        || (key.StartsWith(NodeLabels, StringComparison.Ordinal) && key.Length > NodeLabels.Length)
        || (key.StartsWith(EngineLabels, StringComparison.Ordinal) && key.Length > EngineLabels.Length);
}
