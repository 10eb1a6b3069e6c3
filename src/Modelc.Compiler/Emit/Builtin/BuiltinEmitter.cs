using System.Globalization;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Instances;
using Modelc.Compiler.Emit.Proxies;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Watchdogs;

namespace Modelc.Compiler.Emit.Builtin;

/// <summary>Replicas on plain Docker: one folder with the rollout, the watchdog and what both read.</summary>
internal sealed class BuiltinEmitter : IEmitter
{
    public void Emit(EmitContext context)
    {
        foreach (var unit in context.Plan.Units.OfType<ServiceUnit>().Where(u => u.Strategy == Strategy.Builtin))
            Emit(context, unit, new UnitFolder(unit.Host!, unit));
    }

    private static void Emit(EmitContext context, ServiceUnit unit, UnitFolder folder)
    {
        var proxy = unit.Proxy is null ? null : ProxyConfig.OnHost(context, unit, unit.Proxy);
        var files = new List<Artifact>
        {
            folder.Script("rollout.sh", context.Render("rollout.sh"), ArtifactKind.UnitScript),
            folder.Script("watchdog.sh", context.Render("watchdog.sh"), ArtifactKind.Watchdog),
            folder.Script("healthcheck.sh", HealthCheckOf(context, unit), ArtifactKind.HealthCheck),
        };
        if (proxy is not null)
            files.Add(folder.Text(proxy.FileName, proxy.Bytes, ArtifactKind.ProxyConfig));
        files.AddRange(InstanceFiles.Of(context, folder, unit.Container));
        foreach (var file in files)
            context.Add(file);
        context.Add(folder.Text("unit.env", Settings(context, unit, proxy, files), ArtifactKind.UnitSettings));
        context.Add(folder.Step("rollout.sh", Phase.Service, [.. SecretFiles.Of(unit).Select(s => s.Path)]));
    }

    private static string HealthCheckOf(EmitContext context, ServiceUnit unit) => unit.Health switch
    {
        null => context.Render("probe-none.sh"),
        { Probe: CommandProbe command } =>
            context.Render("probe-command.sh", new CommandProbeView([.. command.Words.Select(ShWord.Of)])),
        _ => Probes.Script(context, unit.Health),
    };

    private static string Settings(EmitContext context, ServiceUnit unit, ProxyConfig? proxy, IEnumerable<Artifact> files)
    {
        var view = new UnitView(
            CommentText.Of($"{unit.Name} on {unit.Host}"),
            ShWord.Of(context.Plan.App),
            ShWord.Of(unit.Name),
            ShWord.Of(unit.Version),
            InstanceViews.Of(context, unit, unit.Container, "replica"),
            Replicas(unit),
            proxy?.Settings ?? Direct(unit),
            Holder: null,
            Watch: null);
        return WatchSettings.Complete(context, view, unit.Watchdog!, OwnNetwork(unit), files);
    }

    private static ReplicasView Replicas(ServiceUnit unit) => new(
        ShWord.Of(OwnNetwork(unit)),
        unit.Replicas,
        unit.TargetPort,
        ShWord.Of(unit.Update.Order == UpdateOrder.StartFirst ? "start-first" : "stop-first"),
        unit.Update.Parallelism,
        Seconds(unit.Update.Delay),
        Seconds(unit.Update.Soak),
        ShWord.Of(unit.Update.FailureAction.ToString().ToLowerInvariant()),
        Seconds(unit.Update.Drain),
        Seconds(unit.Health?.StartPeriod ?? default),
        Math.Max(1, Seconds(Patience(unit.Health))),
        WatchSettings.Decimal(unit.Health?.Timeout ?? Duration.FromSeconds(1)),
        unit.Health?.Retries ?? 1);

    /// <summary>How long a replica may take until its first good answer.</summary>
    private static Duration Patience(HealthPlan? health) => health is null
        ? default
        : new(health.StartPeriod.Milliseconds + health.Retries * (health.Interval.Milliseconds + health.Timeout.Milliseconds));

    private static BalancerView Direct(ServiceUnit unit) =>
        new(ShWord.Of("none"), ShWord.Of(""), ShWord.Of(""), ShWord.Of(""), unit.ExposedPort);

    private static string OwnNetwork(ServiceUnit unit) => $"GeneSIS-{unit.Name}";

    private static int Seconds(Duration duration) => int.Parse(CreateOptions.Seconds(duration), CultureInfo.InvariantCulture);
}
