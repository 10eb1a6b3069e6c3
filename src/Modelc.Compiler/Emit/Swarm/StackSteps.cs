using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Compiler.Emit.Swarm;

/// <summary>
/// A swarm's services are deployed wave by wave, and removed as one: with the first of these steps, which every build has
/// whatever waves there are, and behind everything that hangs on the swarm's networks.
/// </summary>
internal static class StackSteps
{
    public static IEnumerable<Step> Of(
        DeploymentPlan plan, ClusterPlan cluster, string folder, ImmutableArray<ServiceUnit> services)
    {
        yield return Run(0, Phase.Nodes, $"{cluster.Name} nodes", cluster.Origin, "nodes") with
        {
            Deactivate = ["sh", "deploy.sh", "down"],
            Secrets = [],
        };
        foreach (var wave in services.GroupBy(s => s.Wave))
            yield return Run(wave.Key, Phase.Service, $"{cluster.Name} wave {wave.Key}", wave.First().Origin, "wave", $"{wave.Key}");
        yield return Run(plan.Units.Select(u => u.Wave).DefaultIfEmpty(0).Max(), Phase.Prune, $"{cluster.Name} leftovers", cluster.Origin, "prune");

        Step Run(int wave, Phase phase, string unit, string origin, params ImmutableArray<string> words) => new(
            Unit: unit,
            Host: cluster.FirstManager,
            Folder: folder,
            Wave: wave,
            Phase: phase,
            Check: ["sh", "deploy.sh", "check"],
            Activate: ["sh", "deploy.sh", .. words],
            Deactivate: [],
            Input: null,
            Secrets: [.. services.SelectMany(SecretFiles.Of).Select(s => s.Path)],
            Origin: origin);
    }
}
