using System.Text.Json;
using static Modelc.Apply.Compare.PlanValue;

namespace Modelc.Apply.Compare;

/// <summary>What a unit is and how it is kept available.</summary>
internal static class UnitFields
{
    public static IReadOnlyList<FieldRow> Rows { get; } =
    [
        Row("@", "", now => now.Comes ? Effect.Start : Effect.Removal),
        Row("place", "place", _ => Effect.Move),
        Row("kind", "kind", Effects.Downtime) with { Places = ["availability"] },
        Row("origin", "place in the model", Effects.None) with { From = ["place"] },
        Row("wave", "wave", Effects.None) with { From = ["unit:after", "unit:@"], Places = ["/links"] },
        Row("after", "waits for", Effects.None) with { Places = ["/links", "required_communication_port"], From = ["container.networks", "container.names", "unit:@"] },
        Row("version", "version", Effects.Replacement) with { Places = ["version"] },
        Row("strategy", "strategy", Effects.Downtime) with { Places = ["availability/strategy"], Text = FieldText.Word },

        Row("replicas", "replicas", _ => Effect.Scale) with { Places = ["availability/replicaCount"] },
        Row("exposedPort", "exposed port", Exposed) with { Places = ["availability/exposedPort"] },
        Row("targetPort", "port of the container", Effects.Replacement) with
        {
            Places = ["docker_resource/port_bindings", "availability/exposedPort"],
            From = ["exposedPort"],
            IsDerived = (old, now) => TargetIsExposed(old) || TargetIsExposed(now),
        },

        Row("health", "health check", Effects.Check) with
        {
            Places = ["availability/healthCheck"], From = ["exposedPort"], Text = FieldText.Health,
        },
        Row("health.probe", "health check", Effects.Check) with
        {
            Places = ["availability/healthCheck"], Text = FieldText.Probe, IsWhole = true,
        },
        Health("interval", "health check interval"),
        Health("timeout", "health check timeout"),
        Health("retries", "health check retries"),
        Health("startPeriod", "start period"),

        Row("update.order", "update order", Effects.Pace) with { Places = ["availability/zeroDownTime"], Text = FieldText.Word },
        Update("parallelism", "update parallelism", Effects.Pace),
        Update("delay", "update delay", Effects.Pace) with
        {
            From = ["health", "health.interval", "health.timeout", "health.retries", "replicas", "update.parallelism"],
            IsDerived = (old, now) => DelayIsUsual(old) && DelayIsUsual(now),
        },
        Update("monitor", "update monitor", Effects.None) with { From = ["update.delay", "health", "health.interval", "health.timeout", "health.retries"], IsDerived = (old, now) => MonitorIsUsual(old) && MonitorIsUsual(now) },
        Update("failureAction", "on failure of an update", Effects.Pace) with { Text = FieldText.Word },
        Update("maxFailureRatio", "update failure ratio", Effects.None),
        Update("soak", "soak", Effects.Check) with { From = ["=health", "health.startPeriod"], IsDerived = (old, now) => SoakIsUsual(old) && SoakIsUsual(now) },
        Update("drain", "drain", Effects.Check) with { From = ["proxy.requestTimeout"], IsDerived = (old, now) => DrainIsRequestTimeout(old) && DrainIsRequestTimeout(now) },

        .. new[] { "order", "parallelism", "delay", "monitor", "failureAction", "maxFailureRatio", "soak", "drain" }
            .Select(field => Row($"rollback.{field}", $"rollback {field}", Effects.None) with
            {
                From = [$"update.{field}", "health", "proxy.requestTimeout"],
                Places = ["availability/update"],
                Text = field is "order" or "failureAction" ? FieldText.Word : FieldText.Plain,
            }),
        Row("deadline", "deadline", Effects.None) with
        {
            From = ["replicas", "health", "update", "container.stopGrace", "proxy"], Places = ["availability"],
        },

        Row("placement.constraints", "placement constraints", OnSwarm) with { Places = ["docker_resource/placement/constraints"] },
        Row("placement.spreadOver", "placement spread", Effects.None) with { Places = ["docker_resource/placement/spread"] },
        Row("placement.maxReplicasPerNode", "replicas per node", Effects.None) with { Places = ["docker_resource/placement/maxReplicasPerNode"] },

        Row("proxy", "proxy", Proxy) with { Places = ["availability/proxy"], Text = FieldText.Proxy },
        Row("proxy.kind", "proxy", Effects.Handover) with { Places = ["availability/proxy/kind", "availability/proxy"], Text = FieldText.Product },
        Row("proxy.mode", "proxy mode", Effects.Handover) with { Places = ["availability/proxy/mode"], Text = FieldText.Word },
        Row("proxy.image", "proxy image", Effects.Handover) with { Places = ["availability/proxy/image", "availability/proxy"], From = ["proxy.kind"] },
        Row("proxy.hosts", "hosts of the proxy", _ => Effect.Scale) with { From = ["place"], Places = ["/components"] },
        Row("proxy.networks[*]", "network of the proxy", Effects.Downtime) with
        {
            From = ["place", "container.networks"], Places = ["/links"], Text = FieldText.Network, IsWhole = true,
        },
        Row("proxy.slots", "places in the proxy", now => HaProxyOnly(now, httpOnly: false)) with { From = ["replicas"] },
        Row("proxy.stats", "statistics", Stats) with { Places = ["availability/stats"], Text = FieldText.Stats },
        Row("proxy.stats.address", "address of the statistics", Stats) with { Places = ["availability/stats/address"] },
        Row("proxy.stats.port", "port of the statistics", Stats) with { Places = ["availability/stats/port"] },
        Row("proxy.requestTimeout", "request timeout", now => Effects.OnlyIn(now, now.IsHttp)) with { Places = ["availability/proxy/requestTimeout"] },
        Row("proxy.checkInterval", "check interval of the proxy", now => HaProxyOnly(now, httpOnly: false)),
        Row("proxy.checkTimeout", "check timeout of the proxy", now => HaProxyOnly(now, httpOnly: false)) with { From = ["=health", "health.timeout"] },
        Row("proxy.checkPath", "check path of the proxy", now => HaProxyOnly(now, httpOnly: true)) with { From = ["health"] },

        Row("watchdog", "watchdog", Effects.Watchdog) with { From = ["=proxy"], Places = ["availability/watchdog"], Text = FieldText.Watchdog },
        Row("watchdog.image", "watchdog image", Effects.Watchdog) with { Text = FieldText.Image, IsWhole = true },
        Watch("interval", "watchdog interval"),
        Watch("timeout", "watchdog timeout"),
        Watch("failures", "watchdog failures"),
        Watch("successes", "watchdog successes"),
        Row("watchdog.mindsReplicas", "watchdog minds replicas", Effects.Watchdog),
    ];

    private static FieldRow Row(string pattern, string label, Func<Situation, Effect> effect) =>
        new(FieldTable.Unit, pattern, label, effect);

    private static FieldRow Health(string field, string label) =>
        Row($"health.{field}", label, Effects.Check) with { Places = [$"availability/healthCheck/{field}"] };

    private static FieldRow Update(string field, string label, Func<Situation, Effect> effect) =>
        Row($"update.{field}", label, effect) with { Places = [$"availability/update/{field}"] };

    private static FieldRow Watch(string field, string label) =>
        Row($"watchdog.{field}", label, Effects.Watchdog) with { Places = [$"availability/watchdog/{field}"] };

    /// <summary>Without a proxy, replicas on plain Docker publish nothing.</summary>
    private static Effect Exposed(Situation now) => now is { IsOnSwarm: false, HasProxy: false } ? Effect.Watchdog : Effect.Downtime;

    /// <summary>Whoever held the port, replicas or proxy, lets go of it before the other has it.</summary>
    private static Effect Proxy(Situation now) =>
        now.IsOnSwarm || now.Goes ? Effect.Downtime : Effects.Replacement(now);

    /// <summary>On a swarm the holder publishes the statistics too, and is made anew.</summary>
    private static Effect Stats(Situation now) => now.IsOnSwarm ? Effect.Downtime : Effect.Handover;

    /// <summary>Only replicas on nodes that do not fit any more are replaced.</summary>
    private static Effect OnSwarm(Situation now) => now.IsOnSwarm ? Effects.Replacement(now) : Effect.None;

    private static Effect HaProxyOnly(Situation now, bool httpOnly) =>
        Effects.OnlyIn(now, now.Proxy == "haProxy" && (now.IsHttp || !httpOnly));

    // These say what the planner does where the model says nothing.
    private static bool TargetIsExposed(JsonElement unit) => Number(unit, "targetPort") == Number(unit, "exposedPort");

    private static bool DelayIsUsual(JsonElement unit) =>
        Milliseconds(unit, "update", "delay") == (GoesInOneTurn(unit) ? 0 : FirstLook(unit));

    private static bool MonitorIsUsual(JsonElement unit) =>
        Milliseconds(unit, "update", "monitor") == Math.Max(Milliseconds(unit, "update", "delay") ?? 0, FirstLook(unit)) + 5_000;

    private static bool GoesInOneTurn(JsonElement unit) =>
        Number(unit, "update", "parallelism") is 0 || Number(unit, "update", "parallelism") >= Number(unit, "replicas");

    private static long FirstLook(JsonElement unit)
    {
        var detection = Milliseconds(unit, "health", "interval") + Milliseconds(unit, "health", "timeout");
        return Text(unit, "strategy") == "builtin" ? 0 : Math.Max(10_000, (Number(unit, "health", "retries") ?? 0) * (detection ?? 0));
    }

    private static bool SoakIsUsual(JsonElement unit) =>
        Milliseconds(unit, "health", "startPeriod") is not { } start
        || Milliseconds(unit, "update", "soak") == (Text(unit, "strategy") == "builtin" ? 10_000 : Math.Min(10_000, start / 2000 * 1000));

    private static bool DrainIsRequestTimeout(JsonElement unit) => Milliseconds(unit, "update", "drain") == Milliseconds(unit, "proxy", "requestTimeout");
}
