using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;

namespace Modelc.Apply.After;

/// <summary>How a unit does: <see cref="Wanted"/> replicas, and those of <see cref="Containers"/> that are good.</summary>
/// <param name="Unfinished">Hosts on which its last step did not end well, or is not known to have ended.</param>
public sealed record UnitStatus(
    string Name, string Kind, string Place, int Wanted, int Good, ImmutableArray<SeenContainer> Containers, ImmutableArray<string> Unfinished, string? Update)
{
    public bool IsGood => Good >= Wanted && Unfinished.IsEmpty;
}

/// <summary>An application as its hosts show it.</summary>
/// <param name="Strays">What carries the application's label and belongs to nothing in the model.</param>
public sealed record AppStatus(
    string App, ImmutableArray<HostLook> Hosts, ImmutableArray<UnitStatus> Units, ImmutableArray<SeenContainer> Strays)
{
    public bool IsGood => Units.All(unit => unit.IsGood);

    /// <summary>What was applied last, and what before it.</summary>
    public static AppStatus Of(DeploymentPlan plan, Looks looks)
    {
        var all = looks.Hosts.Values.SelectMany(look => look.Containers).ToList();
        var names = plan.Units.Select(unit => unit.Name).ToHashSet(StringComparer.Ordinal);
        return new(
            plan.App,
            [.. looks.Hosts.Values],
            [.. plan.Units.OrderBy(unit => unit.Name, StringComparer.Ordinal).Select(unit => Unit(unit, looks, all))],
            [.. all.Where(one => one.Component is null || !names.Contains(one.Component))]);
    }

    private static UnitStatus Unit(UnitPlan unit, Looks looks, IEnumerable<SeenContainer> all)
    {
        // Docker keeps the tasks of a swarm that are over; they say nothing about now.
        var own = all.Where(one => one.Component == unit.Name && (one.Role is not null || one.IsRunning))
            .OrderBy(one => one.Host, StringComparer.Ordinal).ToImmutableArray();
        var update = looks.Hosts.Values.SelectMany(look => look.Services).FirstOrDefault(service => service.Component == unit.Name)?.Update;
        return unit switch
        {
            ServiceUnit service => new(
                unit.Name, service.Strategy == Strategy.Builtin ? "replicas" : "swarm service", service.Host ?? service.Cluster!,
                service.Replicas, own.Count(IsServing), own, Unfinished(unit.Name, looks), update),
            ContainerUnit container => new(
                unit.Name, "container", container.Host, 1, own.Count(one => one.IsReplica && one.IsRunning), own, Unfinished(unit.Name, looks), null),
            CommandsUnit commands => new(
                unit.Name, "commands", commands.Host, 1, Done(unit.Name, looks), own, Unfinished(unit.Name, looks), null),
            _ => throw new ArgumentOutOfRangeException(nameof(unit)),
        };
    }

    private static bool IsServing(SeenContainer one) => one is { IsReplica: true, IsRunning: true, Health: null or "healthy", IsServing: not false };

    private static int Done(string unit, Looks looks) =>
        looks.Hosts.Values.SelectMany(look => look.Steps).Any(step => step.Fingerprint is not null && IsOf(step.Key.Folder, unit)) ? 1 : 0;

    private static ImmutableArray<string> Unfinished(string unit, Looks looks) =>
        [.. looks.Hosts.Values.Where(look => look.Steps.Any(step => step.Fingerprint is null && IsOf(step.Key.Folder, unit))).Select(look => look.Host)];

    /// <summary>"hosts/HOST/UNIT".</summary>
    private static bool IsOf(string folder, string unit) => folder.Split('/') is ["hosts", _, var name] && name == unit;
}
