using System.Collections.Immutable;
using Modelc.Apply.Observe;
using Modelc.Apply.Release;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Rollout;

/// <summary>What only an older release has: undone by the words of the release that did it, the last done first.</summary>
internal static class Retirement
{
    /// <summary>Steps that a host remembers and the new release does not have there.</summary>
    public static IEnumerable<RecordedStep> Stale(Target target, ObservedHost host) =>
        host.Steps.Values.Where(step => !target.KeysOn(host.Host).Contains(step.Key));

    public static ImmutableArray<FolderToRetire> Of(
        Target target, Observation seen, IReadOnlyDictionary<string, PastRelease> past, out ImmutableArray<string> left)
    {
        var lost = new List<string>();
        var found =
            from host in seen.Hosts.Values
            from folder in Stale(target, host).GroupBy(step => step.Key.Folder, StringComparer.Ordinal)
            select Of(folder.Key, [.. folder], host.Host, target, past, lost);
        ImmutableArray<FolderToRetire> all =
        [
            .. found.OrderByDescending(one => one.Folder.Place)
                .ThenByDescending(one => one.Rank)
                .ThenBy(one => one.Folder.Host, StringComparer.Ordinal)
                .ThenBy(one => one.Folder.Folder, StringComparer.Ordinal)
                .Select(one => one.Folder),
        ];
        left = [.. lost];
        return all;
    }

    private static (FolderToRetire Folder, int Rank) Of(
        string folder, ImmutableArray<RecordedStep> steps, string host, Target target, IReadOnlyDictionary<string, PastRelease> past, List<string> lost)
    {
        var release = steps.Select(step => step.Release).OfType<string>().LastOrDefault(past.ContainsKey);
        var origin = release is null ? null : past[release];
        var old = origin is null ? null : ManifestIndex.Of(origin.Manifest).StepsOn(host).LastOrDefault(step => step.Folder == folder && !step.Deactivate.IsEmpty);
        var rank = old is null ? -1 : origin!.Manifest.Steps.IndexOf(old);
        var words = old is null || IsStillUsed(folder, host, target, origin!) ? [] : old.Deactivate;
        if (origin is null)
            lost.Add($"\"{folder}\" on host \"{host}\" is no longer in the model, and the release that put it there is gone from the host. Remove by hand what it left.");
        return (new(host, folder, release ?? target.Id, [.. steps.Select(step => step.Key)], old?.Unit ?? folder, words)
        {
            Owner = old is null ? folder : Replacement.OwnerOf(old.Unit, old.Phase, folder, origin!.Manifest),
            Place = old is null ? default : (old.Wave, old.Phase),
        }, rank);
    }

    /// <summary>To undo it would undo what the new release does.</summary>
    private static bool IsStillUsed(string folder, string host, Target target, PastRelease origin) =>
        ManifestIndex.Of(target.Manifest).StepsOn(host).Any(step => step.Folder == folder)
        || (ManifestIndex.Of(origin.Manifest).ClusterOf(folder) is { } cluster
            && IsSameSwarm(cluster, target.Plan, origin.Plan)
            && ManifestIndex.Of(target.Manifest).HasStepsIn(folder));

    /// <summary>Another manager may give the orders now, and it is the same swarm as long as a node stayed.</summary>
    private static bool IsSameSwarm(string cluster, DeploymentPlan now, DeploymentPlan? before) =>
        before is null || NodesOf(cluster, now).Intersect(NodesOf(cluster, before), StringComparer.Ordinal).Any();

    private static IEnumerable<string> NodesOf(string cluster, DeploymentPlan plan) =>
        plan.Clusters.Where(one => one.Name == cluster).SelectMany(one => one.Nodes).Select(node => node.Host);
}
