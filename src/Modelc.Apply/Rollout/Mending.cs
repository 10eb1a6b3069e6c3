using System.Collections.Immutable;
using Modelc.Apply.Compare;
using Modelc.Apply.Observe;
using Modelc.Apply.Release;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Rollout;

/// <summary>What was changed by hand and by which steps of the release it becomes again what it was. Pure.</summary>
public sealed class Mending
{
    private readonly Target target;
    private readonly ILookup<Step, DriftItem> bySteps;

    private Mending(Target target, Observation seen, bool keep)
    {
        this.target = target;
        var found = seen.Hosts.Values.Where(host => target.Has(host.Host)).SelectMany(MendableOn).ToList();
        var (mended, others) = (found.Where(one => HasRemedy(one.Item, one.Steps)).ToList(), found.Where(one => !HasRemedy(one.Item, one.Steps)));
        Strays = [.. others.Select(one => one.Item)];
        Kept = keep ? [.. mended.Select(one => one.Item)] : [];
        Items = keep ? [] : [.. mended.Select(one => one.Item)];
        bySteps = (keep ? [] : mended).SelectMany(one => one.Steps.Select(step => (step, one.Item))).ToLookup(pair => pair.step, pair => pair.Item);
    }

    /// <param name="keep">What was changed by hand shall stay.</param>
    public static Mending Of(Target target, Observation seen, bool keep) => new(target, seen, keep);

    /// <summary>What will be as it was.</summary>
    public ImmutableArray<DriftItem> Items { get; }

    /// <summary>What stays as it is, because that was asked for.</summary>
    public ImmutableArray<DriftItem> Kept { get; }

    /// <summary>What no step of the release has to do with.</summary>
    public ImmutableArray<DriftItem> Strays { get; }

    /// <summary>Hosts that get the files of the release once more.</summary>
    public ImmutableArray<string> Reshipped => [.. Items.Where(IsFile).Select(item => item.Host).Distinct(StringComparer.Ordinal)];

    public IEnumerable<DriftItem> By(Step step) => bySteps[step];

    /// <summary>The files of another release are of no use any more.</summary>
    private IEnumerable<(DriftItem Item, ImmutableArray<Step> Steps)> MendableOn(ObservedHost host) =>
        from item in Drift.Of(host)
        where !IsFile(item) || host.Current == target.Id
        where !IsRetired(item)
        select (item, IsLeftAlone(item) ? [] : StepsFor(item).ToImmutableArray());

    /// <summary>A rollout takes a replica in, or away if there are too many; nothing else that is there too much is in its way.</summary>
    private static bool IsLeftAlone(DriftItem item) => item.Kind == DriftKind.Extra && item.Subject.Role != "replica";

    private static bool HasRemedy(DriftItem item, ImmutableArray<Step> steps) => IsFile(item) || !steps.IsEmpty;

    private static bool IsFile(DriftItem item) => item.Subject.Kind == "file";

    /// <summary>What the model no longer has goes anyway.</summary>
    private bool IsRetired(DriftItem item) =>
        item.Kind != DriftKind.Extra && item.Subject.Component is { } component && !target.Manifest.Steps.Any(step => step.Unit == component)
        && !target.Plan.Units.Any(unit => unit.Name == component);

    private IEnumerable<Step> StepsFor(DriftItem item)
    {
        var here = ManifestIndex.Of(target.Manifest).StepsOn(item.Host);
        return item.Subject.Kind switch
        {
            "container" or "volume" => here.Where(step => step.Unit == item.Subject.Component && step.Phase >= Phase.Service),
            "network" => here.Where(step => step.Phase is Phase.Service or Phase.Route && !IsOfSwarm(step)),
            "service" => here.Where(step => IsOfSwarm(step) && step.Phase == Phase.Service && step.Wave == WaveOf(item.Subject.Component)),
            "config" or "secret" or "overlay" => here.Where(step => IsOfSwarm(step) && step.Phase == Phase.Service),
            "node" => here.Where(step => step.Phase == Phase.Nodes).Concat(item.Kind == DriftKind.Gone ? Joining() : []),
            _ => [],
        };
    }

    private bool IsOfSwarm(Step step) => ManifestIndex.Of(target.Manifest).ClusterOf(step.Folder) is not null;

    private int? WaveOf(string? component) => target.Plan.Units.FirstOrDefault(unit => unit.Name == component)?.Wave;

    /// <summary>Nobody knows any more which host a node was; those that are in the swarm find that there is nothing to do.</summary>
    private IEnumerable<Step> Joining() => target.Manifest.Steps.Where(step => step.Phase is Phase.Manager or Phase.Worker);

    /// <summary>How what runs will feel it.</summary>
    public static Effect EffectOf(DriftItem item, DeploymentPlan plan) => (item.Subject.Kind, item.Subject.Role) switch
    {
        ("container", "watchdog") => Effect.Watchdog,
        ("container", "proxy") => Effect.Handover,
        ("container", "holder") => Effect.Downtime,
        ("container", "replica") => item.Kind != DriftKind.Changed ? Effect.Scale : Replacing(item, plan),
        ("container", _) => item.Kind == DriftKind.Gone || item.IsStopped ? Effect.Start : Effect.Recreate,
        ("service", _) when item.Kind == DriftKind.Gone => Effect.Start,
        ("service", _) => item.Field switch { "replicas" => Effect.Scale, "update" or "endpoint" => Effect.None, _ => Replacing(item, plan) },
        _ => Effect.None,
    };

    private static Effect Replacing(DriftItem item, DeploymentPlan plan) =>
        plan.Units.FirstOrDefault(unit => unit.Name == item.Subject.Component) is ServiceUnit { Update.Order: UpdateOrder.StopFirst }
            ? Effect.StopFirst
            : Effect.Rolling;
}
