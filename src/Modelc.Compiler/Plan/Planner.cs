using System.Collections.Immutable;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>
/// Takes every decision: which machines and swarms, which networks and names, in which order, with which times and ports.
/// Each question is a file beside this one; this one asks them in turn.
/// </summary>
public static class Planner
{
    /// <summary>Null where the bag has an error, such as a file that the model names and that is not there.</summary>
    public static DeploymentPlan? Plan(CheckedModel model, ISourceFiles files, DiagnosticBag bag)
    {
        var view = model.View;
        var app = Slug.OfApp(model.Model.Name);
        var clusters = ClusterPlanner.Plan(view);
        var places = Places.Of(view, clusters);
        var hosts = new HostPlanner(view);
        var networks = new NetworkPlanner(view, places, app, bag).Plan();
        var work = new WorkPlanner(view, places, hosts, networks, new SourceFileReader(files, model.Model, bag), bag);
        var (units, images) = work.Plan();
        foreach (var node in clusters.SelectMany(cluster => cluster.Nodes))
            hosts.UseEngine(places.Host(node.Host));
        return bag.HasErrors ? null : new DeploymentPlan(
            app,
            model.Model.Name,
            hosts.Hosts,
            clusters,
            networks.Networks,
            images,
            units,
            Endpoints(model.Model),
            SkippedPlanner.Plan(view, hosts.Hosts));
    }

    private static ImmutableArray<EndpointPlan> Endpoints(DeploymentModel model) =>
    [
        .. model.Components.OfType<ExternalComponent>()
            .OrderBy(external => external.Name.Value, StringComparer.Ordinal)
            .Select(external => new EndpointPlan(
                external.Name,
                external.Address,
                [.. external.ProvidedPorts.Select(port => port.Number.Value).Distinct().Order()],
                model.Paths.PathOf(external.Origin))),
    ];
}
