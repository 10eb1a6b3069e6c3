using System.Collections.Immutable;
using System.Globalization;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Emit.Instances;

/// <summary>A container's plan as the options of "docker create", each a word of its own: "--flag=value".</summary>
internal static class CreateOptions
{
    private const int SharesOfOneCpu = 1024;

    public static ImmutableArray<ShWord> Of(ContainerPlan container, IEnumerable<LabelPlan> labels) =>
    [
        .. Labels(labels.Concat(container.Labels))
            .Concat(Network(container))
            .Concat(container.Names.Select(n => Option("--add-host", $"{n.Name}:{n.Address}")))
            .Concat(container.Ports.Select(p => Option("--publish", Port(p))))
            .Concat([Option("--restart", Restart(container.Restart)), Option("--stop-timeout", Seconds(container.StopGrace))])
            .Concat([Option("--log-driver", "local"), Option("--log-opt", "max-size=10m"), Option("--log-opt", "max-file=5")])
            .Concat(container.Environment.Select(Variable))
            .Concat(container.Mounts.Select(Mount))
            .Concat(FilledFolders.Of(container).Select(folder => Option("--volume", folder)))
            .Concat(container.Devices.Select(d => Option("--device", $"{d.PathOnHost}:{d.PathInContainer}:{d.Permissions}")))
            .Concat(Resources(container.Resources))
            .Concat(container.Options.SelectMany(HostOption)),
    ];

    public static IEnumerable<ShWord> Labels(IEnumerable<LabelPlan> labels) =>
        labels.Select(l => Option("--label", $"{l.Name}={l.Value}"));

    /// <summary>An engine of before version 25 takes one network here; the others are joined before the start.</summary>
    public static IEnumerable<ShWord> Network(IEnumerable<NetworkUse> networks) =>
        networks.Take(1).SelectMany(first =>
            first.Aliases.Select(a => Option("--network-alias", a)).Prepend(Option("--network", first.Network)));

    private static IEnumerable<ShWord> Network(ContainerPlan container) => Network(container.Networks);

    public static ShWord Option(string flag, string value) => ShWord.Of($"{flag}={value}");

    public static string Seconds(Duration duration) =>
        ((duration.Milliseconds + 999) / 1000).ToString(CultureInfo.InvariantCulture);

    /// <summary>A value by reference is exported by the script; only its name may stand here.</summary>
    private static ShWord Variable(VariablePlan variable) => variable.Value is TextValue text
        ? Option("--env", $"{variable.Name}={text.Text}")
        : Option("--env", variable.Name);

    private static string Port(PublishedPort port)
    {
        var address = port.Address is null ? "" : $"{port.Address}:";
        var protocol = port.Protocol.ToString().ToLowerInvariant();
        return $"{address}{port.HostPort}:{port.ContainerPort}/{protocol}";
    }

    /// <summary>"Always" would also start again what a person or an update has stopped.</summary>
    private static string Restart(RestartPlan restart) => restart switch
    {
        { Condition: RestartCondition.None } => "no",
        { Condition: RestartCondition.OnFailure, MaxAttempts: { } attempts } => $"on-failure:{attempts}",
        { Condition: RestartCondition.OnFailure } => "on-failure",
        _ => "unless-stopped",
    };

    private static ShWord Mount(MountPlan mount)
    {
        var rights = mount.IsReadOnly ? ":ro" : "";
        return mount.Kind == MountKind.Tmpfs
            ? Option("--tmpfs", mount.Target + rights)
            : Option("--volume", $"{mount.Source}:{mount.Target}{rights}");
    }

    private static IEnumerable<ShWord> Resources(ResourcesPlan resources)
    {
        if (resources.CpuLimit is { } cpus)
            yield return Option("--cpus", (cpus / 1000m).ToString(CultureInfo.InvariantCulture));
        if (resources.CpuReservation is { } share)
            yield return Option("--cpu-shares", $"{Math.Max(2, share * SharesOfOneCpu / 1000)}");
        if (resources.MemoryLimit is { } limit)
            yield return Option("--memory", $"{limit}");
        if (resources.MemoryReservation is { } reservation)
            yield return Option("--memory-reservation", $"{reservation}");
        if (resources.PidLimit is { } pids)
            yield return Option("--pids-limit", $"{pids}");
    }

    private static IEnumerable<ShWord> HostOption(OptionPlan option)
    {
        var flag = HostConfigKey.Find(option.Key)?.RunFlag
            ?? throw new ArgumentException($"docker create has no option for {option.Key}.", nameof(option));
        return option.Values.Select(value => Option(flag, flag == "--tmpfs" ? Tmpfs(value.Split('=', 2)) : value));
    }

    /// <summary>In HostConfig it is {"path": "options"}; after the flag it is path:options.</summary>
    private static string Tmpfs(string[] parts) => parts is [var path, { Length: > 0 } options] ? $"{path}:{options}" : parts[0];
}
