using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>What each component becomes: units that are deployed, and the images that those need built.</summary>
internal sealed class WorkPlanner
{
    private readonly ModelView view;
    private readonly Places places;
    private readonly HostPlanner hosts;
    private readonly WavePlanner waves;
    private readonly ContainerPlanner containers;
    private readonly ServicePlanner services;
    private readonly CommandsPlanner commands;
    private readonly ImagePlanner images;
    private readonly List<UnitPlan> units = [];
    private readonly List<ImagePlan> built = [];

    public WorkPlanner(
        ModelView view, Places places, HostPlanner hosts, NetworkMap networks, SourceFileReader files, DiagnosticBag bag)
    {
        this.view = view;
        this.places = places;
        this.hosts = hosts;
        waves = WavePlanner.Plan(view);
        containers = new ContainerPlanner(view.Model, networks, files, bag);
        services = new ServicePlanner(view.Model, waves, networks, containers, bag);
        commands = new CommandsPlanner(view, waves, hosts, files);
        images = new ImagePlanner(view, files);
    }

    /// <summary>Units by wave and name, images by name.</summary>
    public (ImmutableArray<UnitPlan> Units, ImmutableArray<ImagePlan> Images) Plan()
    {
        foreach (var component in view.Internals.OrderBy(c => c.Name.Value, StringComparer.Ordinal))
        {
            if (places.Of(component) is { } place)
                Add(component, place);
        }

        foreach (var host in view.Infrastructure.Where(host => host.IsMonitored))
        {
            hosts.UseEngine(host);
            units.Add(MonitoringPlanner.Plan(view.Model, host));
        }

        if (ImagePlanner.OfWatchdogs(units) is { } watchdog)
            built.Add(watchdog);
        return (
            [.. units.OrderBy(unit => unit.Wave).ThenBy(unit => unit.Name, StringComparer.Ordinal)],
            [.. built.OrderBy(image => image.Repository, StringComparer.Ordinal)]);
    }

    private void Add(InternalComponent component, Place place)
    {
        var workload = view.WorkloadOf(component);
        if ((workload & Workload.Replicated) != 0)
            AddService(component, place);
        if (workload.HasFlag(Workload.PlainContainer))
            units.Add(Container(component, place.Host!));
        if (workload.HasFlag(Workload.HostCommands))
            units.Add(commands.Plan(component, component.Ssh!, place.Host!));
    }

    private void AddService(InternalComponent component, Place place)
    {
        var unit = services.Plan(component, component.Availability!, place, images.UseOf(component));
        units.Add(unit);
        if (view.IsLivebuilt(component))
            built.Add(images.Plan(component, component.Ssh!, unit, place));
        if (place.Cluster is null)
            hosts.UseEngine(place.Host!);
    }

    private ContainerUnit Container(InternalComponent component, InfraComponent host)
    {
        var turn = waves.Of(component);
        return new ContainerUnit
        {
            Name = component.Name,
            Wave = turn.Wave,
            After = turn.After,
            Version = component.Version,
            Origin = view.Model.Paths.PathOf(component.Origin),
            Host = hosts.UseEngine(host),
            Container = containers.Plan(
                component,
                images.UseOf(component),
                ContainerPlanner.Ports(component.Docker),
                OptionPlanner.RestartOf(component),
                Defaults.StopGrace,
                isOnSwarm: false),
        };
    }
}
