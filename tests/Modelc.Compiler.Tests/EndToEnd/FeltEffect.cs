using System.Text.RegularExpressions;
using Modelc.Apply.Compare;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using YamlDotNet.RepresentationModel;

namespace Modelc.Compiler.Tests.EndToEnd;

/// <summary>
/// What the files of two builds do to what runs: the revisions by which the scripts decide what they replace. It knows
/// nothing of fields, so it can judge what is said about them.
/// </summary>
internal static class FeltEffect
{
    public static Effect On(UnitPlan unit, ArtifactSet old, ArtifactSet @new) => unit switch
    {
        CommandsUnit commands => Differ(commands.Name, old, @new, "UNIT_STEPS") ? Effect.Commands : Effect.None,
        ContainerUnit container => Differ(container.Name, old, @new, "UNIT_REVISION") ? Effect.Recreate : Effect.None,
        ServiceUnit { Strategy: Strategy.DockerSwarm } service => OnSwarm(service, old, @new),
        ServiceUnit service => OnDocker(service, old, @new),
        _ => throw new ArgumentOutOfRangeException(nameof(unit)),
    };

    private static Effect OnDocker(ServiceUnit unit, ArtifactSet old, ArtifactSet @new)
    {
        var losesPort = Settings(unit.Name, old, "UNIT_PROXY") != "none" && Differ(unit.Name, old, @new, "UNIT_EXPOSED_PORT");
        var losesProxy = Settings(unit.Name, old, "UNIT_PROXY") != "none" && Settings(unit.Name, @new, "UNIT_PROXY") == "none";
        return losesPort || losesProxy ? Effect.Downtime
            : Differ(unit.Name, old, @new, "UNIT_REVISION") ? Replaced(unit)
            : Differ(unit.Name, old, @new, "UNIT_PROXY_REVISION") ? Effect.Handover
            : Differ(unit.Name, old, @new, "UNIT_REPLICAS") ? Effect.Scale
            : Differ(unit.Name, old, @new, "UNIT_WATCHDOG_REVISION") ? Effect.Watchdog
            : Effect.None;
    }

    private static Effect OnSwarm(ServiceUnit unit, ArtifactSet old, ArtifactSet @new)
    {
        var (before, after) = (Row(unit, old), Row(unit, @new));
        var entry = Differ(unit.Name, old, @new, "UNIT_HOLDER_REVISION") || !Published(unit, @new).IsSupersetOf(Published(unit, old));
        return entry ? Effect.Downtime
            : before[4] != after[4] ? Replaced(unit)
            : Differ(unit.Name, old, @new, "UNIT_PROXY_REVISION") ? Effect.Handover
            : before[2] != after[2] || Folders(unit.Name, old) != Folders(unit.Name, @new) ? Effect.Scale
            : Differ(unit.Name, old, @new, "UNIT_WATCHDOG_REVISION") ? Effect.Watchdog
            : Effect.None;
    }

    private static Effect Replaced(ServiceUnit unit) => unit.Update.Order == UpdateOrder.StopFirst ? Effect.StopFirst : Effect.Rolling;

    /// <summary>"wave name replicas revision task-revision seconds".</summary>
    private static string[] Row(ServiceUnit unit, ArtifactSet set) =>
        set.Artifacts.Where(a => a.Path == $"swarm/{unit.Cluster}/stack.env").SelectMany(a => Building.TextOf(a).Split('\n', '\''))
            .Select(line => line.Split(' ')).First(words => words.Length == 6 && words[1] == unit.Name);

    private static HashSet<string> Published(ServiceUnit unit, ArtifactSet set)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(Building.TextOf(set.Artifacts.First(a => a.Path == $"swarm/{unit.Cluster}/stack.yml"))));
        var service = (YamlMappingNode)yaml.Documents[0].RootNode["services"][unit.Name];
        return service.Children.TryGetValue("ports", out var ports)
            ? [.. ((YamlSequenceNode)ports).Select(port => $"{port["published"]}")]
            : [];
    }

    private static bool Differ(string unit, ArtifactSet old, ArtifactSet @new, string setting) =>
        Settings(unit, old, setting) is { Length: > 0 } before && Settings(unit, @new, setting) is { } after && before != after;

    private static string? Settings(string unit, ArtifactSet set, string setting) =>
        Files(unit, set).Select(file => Regex.Match(Building.TextOf(file), $"{setting}=('[^']*'|[^\n]*)")).Select(match => match.Groups[1].Value).FirstOrDefault();

    private static int Folders(string unit, ArtifactSet set) => Files(unit, set).Count();

    private static IEnumerable<Artifact> Files(string unit, ArtifactSet set) =>
        set.Artifacts.Where(a => a.Path.StartsWith("hosts/", StringComparison.Ordinal) && a.Path.EndsWith($"/{unit}/unit.env", StringComparison.Ordinal));
}
