using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Emit.Instances;

/// <summary>
/// Folders of a container that "docker cp" can fill before the start only if they are volumes: it does not write to a
/// read-only root, and what it puts below a tmpfs is hidden by it. An anonymous volume goes with its container.
/// </summary>
internal static class FilledFolders
{
    public static IEnumerable<string> Of(ContainerPlan container)
    {
        var folders = Targets(container)
            .Select(FolderPaths.ParentOf)
            .Where(folder => IsClosed(container, folder))
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return folders
            .Where(folder => !folders.Any(outer => outer != folder && FolderPaths.IsWithin(folder, outer)))
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Targets(ContainerPlan container)
    {
        var given = container.Configs.Select(c => c.Target).Concat(container.Secrets.Select(s => s.Target));
        return container.Command is { IsWrapped: true } ? given.Append(InstanceViews.RunnerTarget) : given;
    }

    private static bool IsClosed(ContainerPlan container, string folder)
    {
        var mounts = container.Mounts.Where(m => FolderPaths.IsWithin(folder, m.Target)).ToList();
        return mounts.All(m => m.Kind == MountKind.Tmpfs)
            && (mounts.Count > 0 || container.Options.Any(o => IsReadOnlyRoot(o) || IsTmpfsAbove(o, folder)));
    }

    private static bool IsReadOnlyRoot(OptionPlan option) =>
        option is { Key: HostConfigKey.ReadonlyRootfs, Values: [not ("false" or "0" or ""), ..] };

    private static bool IsTmpfsAbove(OptionPlan option, string folder) =>
        option.Key == HostConfigKey.Tmpfs && option.Values.Any(path => FolderPaths.IsWithin(folder, path.Split('=')[0]));
}
