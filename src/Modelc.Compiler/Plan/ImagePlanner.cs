using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>
/// Which images are built, and where. Each host that runs one builds it from the same files, under a tag that is their
/// hash; with a registry one host builds it and the others pull.
/// </summary>
internal sealed class ImagePlanner(ModelView view, SourceFileReader files)
{
    public ImageUse UseOf(InternalComponent component) =>
        view.IsLivebuilt(component)
            ? new ImageUse(Repository(component), IsBuilt: true)
            : new ImageUse(component.Docker!.Image, IsBuilt: false);

    public RecipeImage Plan(InternalComponent component, SshResource recipe, ServiceUnit unit, Place place) => new()
    {
        Component = component.Name,
        Repository = Repository(component),
        BaseImage = recipe.BaseImage,
        Upload = FilePlanner.Upload(component, files),
        Steps = Recipes.Steps(recipe, withStart: false),
        StartCommand = ShellScripts.Command(recipe.Start),
        RunsAsRoot = recipe.RunAs.Value == RecipeUser.Root,
        Port = unit.TargetPort,
        Health = unit.Health,
        DrainBeforeStop = place.Cluster is null ? default : unit.Update.Drain,
        Hosts = BuildHosts(component, place),
        PushTo = ContainerPlanner.Registry(component.Docker?.Registry),
        Origin = view.Model.Paths.PathOf(recipe.Origin),
    };

    /// <summary>Null where nothing is watched.</summary>
    public static WatchdogImage? OfWatchdogs(IEnumerable<UnitPlan> units)
    {
        var hosts = units.OfType<ServiceUnit>()
            .Where(unit => unit.Watchdog is not null)
            .SelectMany(unit => unit.Proxy?.Hosts ?? [unit.Host!])
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        return hosts.IsEmpty ? null : new WatchdogImage
        {
            Repository = WatchdogPlanner.Image.Name,
            BaseImage = DefaultImages.WatchdogBase,
            Hosts = hosts,
            Origin = "",
        };
    }

    private static ImmutableArray<string> BuildHosts(InternalComponent component, Place place)
    {
        if (place.Cluster is not { } cluster)
            return [place.Host!.Name];
        return component.Docker?.Registry is null
            ? [.. cluster.Nodes.Select(node => node.Host)]
            : [Managers.Of(cluster)[0]];
    }

    private static string Repository(InternalComponent component)
    {
        var name = $"{Slug.OfImage(component.Name)}-livebuilt";
        return component.Docker?.Registry is { } registry ? $"{registry.Server.Value}/{name}" : name;
    }
}
