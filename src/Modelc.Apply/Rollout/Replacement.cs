using System.Collections.Immutable;
using Modelc.Apply.Observe;
using Modelc.Apply.Release;
using Modelc.Artifacts;

namespace Modelc.Apply.Rollout;

/// <summary>
/// What the scripts are told by name: containers and services that are not what they seem to be. They find all else themselves.
/// </summary>
internal static class Replacement
{
    public static ImmutableArray<string> Names(IEnumerable<DriftItem> items, ObservedHost? host, string owner) =>
    [
        .. items.Where(IsToldByName).Select(item => item.Subject.Name)
            .Concat(owner == Owners.Swarm && host?.Objects is { } objects ? objects.Begun.GetValueOrDefault(owner, []) : [])
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>What is gone is made, what stopped is started, and a swarm counts its replicas itself.</summary>
    private static bool IsToldByName(DriftItem item) =>
        item.Kind == DriftKind.Changed && item.Subject.Kind is "container" or "service" && !item.IsStopped && item.Field != "replicas";

    /// <summary>Whose objects a step may change.</summary>
    public static string OwnerOf(string unit, Phase phase, string folder, Manifest manifest) =>
        phase is Phase.Swarm or Phase.Manager or Phase.Worker or Phase.Nodes || ManifestIndex.Of(manifest).ClusterOf(folder) is not null
            ? Owners.Swarm
            : unit;
}
