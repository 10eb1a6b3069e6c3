using System.Collections.Immutable;
using System.Globalization;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Emit.Swarm;

/// <summary>One service of the plan in the words of a stack file.</summary>
internal static class StackServices
{
    public static StackServiceView View(EmitContext context, ServiceUnit unit, ImmutableArray<StackFile> files)
    {
        var container = unit.Container;
        return new StackServiceView(
            YamlScalar.Of(unit.Name),
            YamlScalar.ForStack(context.ImageReference(container.Image)),
            Command(container.Command),
            Environment(unit),
            Health(unit),
            [.. container.Options.Where(IsFlag).Select(Flag)],
            [.. Lists(container)],
            OrNull(container.Ports.Select(Port)),
            OrNull(container.Networks.Select(NetworkUse)),
            OrNull(container.Mounts.Select(Mount)),
            OrNull(files.Select(f => f.Use)),
            OrNull(StackSecrets.FilesOf(unit).Select(s => s.Use!)),
            Labels(context, unit),
            Time(container.StopGrace),
            unit.Replicas,
            ServiceLabels(context, unit),
            Update(unit.Update),
            Update(unit.Rollback),
            Restart(container.Restart),
            Resources(container.Resources),
            Placement(unit.Placement));
    }

    public static ImmutableArray<T>? OrNull<T>(IEnumerable<T> items) =>
        items.ToImmutableArray() is { IsEmpty: false } some ? some : null;

    private static ImmutableArray<YamlScalar>? Command(CommandPlan? command) => command switch
    {
        null => null,
        { IsWrapped: true } => Words(["/bin/bash", StackFiles.Runner, .. command.Words]),
        _ => Words(command.Words),
    };

    private static ImmutableArray<StackPairView>? Environment(ServiceUnit unit) =>
        OrNull(unit.Container.Environment
            .Select(v => new StackPairView(YamlScalar.Of(v.Name), Value(unit, v)))
            .Concat(Drain(unit)));

    private static YamlScalar Value(ServiceUnit unit, VariablePlan variable) => variable.Value is TextValue text
        ? YamlScalar.ForStack(text.Text)
        : StackSecrets.Input(StackSecrets.VariableOf(unit.Name, variable.Name));

    /// <summary>The runner waits so long between the swarm's SIGTERM and the application's.</summary>
    private static IEnumerable<StackPairView> Drain(ServiceUnit unit) =>
        unit.Container.Command is { IsWrapped: true } || unit.Container.Image.IsBuilt
            ? [new StackPairView(YamlScalar.Of("DRAIN"), YamlScalar.Of(Seconds(unit.Update.Drain)))]
            : [];

    private static StackHealthView? Health(ServiceUnit unit) => unit.Health is not { } health
        ? null
        : new StackHealthView(
            HealthWords(unit, health),
            Time(health.Interval),
            Time(health.Timeout),
            health.Retries,
            Time(health.StartPeriod));

    private static ImmutableArray<YamlScalar> HealthWords(ServiceUnit unit, HealthPlan health) =>
        health.Probe is CommandProbe command
            ? Words(command.Words)
            : Words([StackFiles.Gate, $"127.0.0.1:{unit.TargetPort}", $"{(unit.Update.Soak.Milliseconds + 999) / 1000}"]);

    private static bool IsFlag(OptionPlan option) => option.Key is "Init" or "ReadonlyRootfs";

    private static StackFlagView Flag(OptionPlan option) =>
        new(YamlScalar.Of(StackKey(option)), option.Values.FirstOrDefault("true") == "true");

    private static IEnumerable<StackListView> Lists(ContainerPlan container)
    {
        var options = container.Options.Where(o => !IsFlag(o)).Select(o => (Key: StackKey(o), o.Values));
        var names = container.Names.Select(n => $"{n.Name}:{n.Address}").ToImmutableArray();
        return options.Append((Key: "extra_hosts", Values: names))
            .GroupBy(o => o.Key, o => o.Values)
            .Select(g => new StackListView(YamlScalar.Of(g.Key), Words(g.SelectMany(v => v))))
            .Where(l => !l.Values.IsEmpty);
    }

    private static string StackKey(OptionPlan option) =>
        HostConfigKey.Find(option.Key)?.StackKey
            ?? throw new InvalidOperationException($"The plan gives a swarm service \"{option.Key}\".");

    private static StackPortView Port(PublishedPort port) =>
        new(port.ContainerPort, port.HostPort, YamlScalar.Of(port.Protocol.ToString().ToLowerInvariant()));

    private static StackNetworkUseView NetworkUse(NetworkUse use) =>
        new(YamlScalar.Of(use.Network), OrNull(use.Aliases.Select(YamlScalar.ForStack)));

    private static StackMountView Mount(MountPlan mount) => new(
        YamlScalar.Of(mount.Kind.ToString().ToLowerInvariant()),
        mount.Kind == MountKind.Tmpfs ? null : YamlScalar.ForStack(mount.Source),
        YamlScalar.ForStack(mount.Target),
        mount.IsReadOnly);

    private static ImmutableArray<StackPairView> Labels(EmitContext context, ServiceUnit unit) =>
    [
        .. unit.Container.Labels.Select(l => new StackPairView(YamlScalar.Of(l.Name), YamlScalar.ForStack(l.Value))),
        Label("modelc.app", context.Plan.App),
        Label("modelc.component", unit.Name),
        Label("modelc.revision", context.TaskRevisionOf(unit)),
        Label("modelc.version", unit.Version),
        .. SecretsLabel(unit),
    ];

    private static ImmutableArray<StackPairView> ServiceLabels(EmitContext context, ServiceUnit unit) =>
    [
        Label("modelc.app", context.Plan.App),
        Label("modelc.component", unit.Name),
        Label("modelc.revision", context.RevisionOf(unit)),
        .. SecretsLabel(unit),
    ];

    /// <summary>Another value of a secret makes the service another.</summary>
    private static IEnumerable<StackPairView> SecretsLabel(ServiceUnit unit) => StackSecrets.Of(unit).Any()
        ? [new StackPairView(YamlScalar.Of("modelc.secrets"), StackSecrets.Input(StackSecrets.MarkOf(unit.Name)))]
        : [];

    private static StackPairView Label(string name, string value) => new(YamlScalar.Of(name), YamlScalar.ForStack(value));

    private static StackUpdateView Update(UpdatePlan update) => new(
        YamlScalar.Of(update.Order == UpdateOrder.StartFirst ? "start-first" : "stop-first"),
        update.Parallelism,
        Time(update.Delay),
        Time(update.Monitor),
        YamlScalar.Of(update.FailureAction.ToString().ToLowerInvariant()),
        YamlNumber.Of(update.MaxFailureRatio));

    private static StackRestartView Restart(RestartPlan restart) => new(
        YamlScalar.Of(restart.Condition switch
        {
            RestartCondition.Any => "any",
            RestartCondition.OnFailure => "on-failure",
            _ => "none",
        }),
        Time(restart.Delay),
        restart.MaxAttempts,
        restart.Window is { } window ? Time(window) : null);

    private static StackResourcesView? Resources(ResourcesPlan resources)
    {
        var limits = Amounts(resources.CpuLimit, resources.MemoryLimit, resources.PidLimit);
        var reservations = Amounts(resources.CpuReservation, resources.MemoryReservation, pids: null);
        return limits is null && reservations is null ? null : new StackResourcesView(limits, reservations);
    }

    private static StackAmountsView? Amounts(int? cpus, long? memory, int? pids) => (cpus, memory, pids) is (null, null, null)
        ? null
        : new StackAmountsView(
            cpus is { } thousandths ? YamlScalar.Of((thousandths / 1000m).ToString("0.###", CultureInfo.InvariantCulture)) : null,
            memory is { } bytes ? YamlScalar.Of(bytes.ToString(CultureInfo.InvariantCulture)) : null,
            pids);

    private static StackPlacementView? Placement(PlacementPlan placement) =>
        placement is { Constraints: [], SpreadOver: [], MaxReplicasPerNode: null }
            ? null
            : new StackPlacementView(
                OrNull(placement.Constraints.Select(YamlScalar.ForStack)),
                OrNull(placement.SpreadOver.Select(YamlScalar.ForStack)),
                placement.MaxReplicasPerNode);

    private static string Seconds(Duration duration) =>
        (duration.Milliseconds / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    private static YamlScalar Time(Duration duration) => YamlScalar.Of(duration.ToString());

    private static ImmutableArray<YamlScalar> Words(IEnumerable<string> words) => [.. words.Select(YamlScalar.ForStack)];
}
