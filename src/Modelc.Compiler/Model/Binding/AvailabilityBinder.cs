using Modelc.Artifacts;
using Modelc.Compiler.Syntax;

namespace Modelc.Compiler.Model.Binding;

/// <summary>"availability": GeneSIS's five fields, and ours beside them.</summary>
internal static class AvailabilityBinder
{
    private const int DefaultStatsPort = 8404;
    private const string Loopback = "127.0.0.1";

    public static AvailabilityPolicy? Bind(ObjectReader component) =>
        component.Object("availability") is { } reader ? BindGiven(reader) : null;

    public static AvailabilityPolicy BindGiven(ObjectReader reader)
    {
        reader.Renamed("exposePort", "exposedPort");
        var policy = new AvailabilityPolicy(
            reader.Word("strategy", Strategy.Builtin, Words.Strategies),
            HealthCheckBinder.Bind(reader),
            reader.Number("replicaCount", 1, NumberRange.Replicas),
            reader.Flag("zeroDownTime", true),
            reader.Number("exposedPort", 80, NumberRange.FixedPort),
            Proxy(reader),
            Stats(reader),
            Update(reader.Object("update") ?? Empty(reader)),
            Restart(reader.Object("restart") ?? Empty(reader)),
            Watchdog(reader.Object("watchdog") ?? Empty(reader)),
            reader.Origin);
        reader.Finish("availability");
        return policy;
    }

    /// <summary>A word for the kind, or an object.</summary>
    private static ProxyPolicy Proxy(ObjectReader policy)
    {
        var isWord = policy.Find("proxy") is StringSyntax;
        var reader = isWord ? Empty(policy) : policy.Object("proxy") ?? Empty(policy);
        var proxy = new ProxyPolicy(
            reader.Word("kind", ProxyKind.HaProxy, Words.Proxies),
            reader.Word("mode", ProxyMode.Http, Words.ProxyModes),
            reader.OptionalText("image") is { Value.Length: > 0 } image ? image : null,
            reader.Time("requestTimeout"),
            reader.Origin);
        reader.Finish("proxy");
        return isWord ? proxy with { Kind = policy.Word("proxy", ProxyKind.HaProxy, Words.Proxies) } : proxy;
    }

    /// <summary>A number for the port, or an object.</summary>
    private static StatsPolicy? Stats(ObjectReader policy)
    {
        switch (policy.Find("stats"))
        {
            case null or StringSyntax { Value: "" }:
                return null;
            case NumberSyntax or StringSyntax:
                return policy.OptionalNumber("stats", NumberRange.FixedPort) is { } port
                    ? new(port, policy.Default(Loopback), port.Origin)
                    : null;
        }

        if (policy.Object("stats") is not { } reader)
            return null;
        var stats = new StatsPolicy(
            reader.Number("port", DefaultStatsPort, NumberRange.FixedPort),
            reader.FilledText("address", Loopback),
            reader.Origin);
        reader.Finish("stats");
        return stats;
    }

    private static UpdatePolicy Update(ObjectReader reader)
    {
        var update = new UpdatePolicy(
            reader.Number("parallelism", 1, NumberRange.Count),
            reader.Time("delay"),
            reader.Time("monitor"),
            reader.Word("failureAction", FailureAction.Rollback, Words.FailureActions),
            reader.Fraction("maxFailureRatio", 0, 1),
            reader.Time("drain"),
            reader.Time("soak"),
            reader.Origin);
        reader.Finish("update");
        return update;
    }

    private static RestartPolicy Restart(ObjectReader reader)
    {
        var restart = new RestartPolicy(
            reader.Word("condition", RestartCondition.Any, Words.RestartConditions),
            reader.Time("delay"),
            reader.OptionalNumber("maxAttempts", NumberRange.Count),
            reader.Time("window"),
            reader.Origin);
        reader.Finish("restart");
        return restart;
    }

    private static WatchdogPolicy Watchdog(ObjectReader reader)
    {
        var watchdog = new WatchdogPolicy(
            reader.Time("interval"),
            reader.Time("timeout"),
            reader.OptionalNumber("failures", NumberRange.PositiveCount),
            reader.OptionalNumber("successes", NumberRange.PositiveCount),
            reader.Origin);
        reader.Finish("watchdog");
        return watchdog;
    }

    private static ObjectReader Empty(ObjectReader policy) =>
        new(policy.Context, policy.Owner, new ObjectSyntax(policy.Origin, []));
}
