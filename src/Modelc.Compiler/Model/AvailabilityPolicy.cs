using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Model;

public sealed record AvailabilityPolicy(
    Located<Strategy> Strategy,
    HealthCheck? HealthCheck,
    Located<int> ReplicaCount,
    Located<bool> ZeroDownTime,
    Located<int> ExposedPort,
    ProxyPolicy Proxy,
    StatsPolicy? Stats,
    UpdatePolicy Update,
    RestartPolicy Restart,
    WatchdogPolicy Watchdog,
    TextSpan Origin);

/// <summary>How to tell that a replica serves. A null time is the planner's to choose.</summary>
public abstract record HealthCheck(
    Located<Duration>? Interval,
    Located<Duration>? Timeout,
    Located<int>? Retries,
    Located<Duration>? StartPeriod,
    TextSpan Origin);

/// <summary>GeneSIS's form: a script that gets host:port as its one argument.</summary>
public sealed record ScriptHealthCheck(
    Located<string> Script,
    Located<Duration>? Interval,
    Located<Duration>? Timeout,
    Located<int>? Retries,
    Located<Duration>? StartPeriod,
    TextSpan Origin) : HealthCheck(Interval, Timeout, Retries, StartPeriod, Origin);

public sealed record HttpHealthCheck(
    Located<string> Path,
    Located<Duration>? Interval,
    Located<Duration>? Timeout,
    Located<int>? Retries,
    Located<Duration>? StartPeriod,
    TextSpan Origin) : HealthCheck(Interval, Timeout, Retries, StartPeriod, Origin);

public sealed record TcpHealthCheck(
    Located<Duration>? Interval,
    Located<Duration>? Timeout,
    Located<int>? Retries,
    Located<Duration>? StartPeriod,
    TextSpan Origin) : HealthCheck(Interval, Timeout, Retries, StartPeriod, Origin);

/// <summary>Words that are run inside the container.</summary>
public sealed record CommandHealthCheck(
    ImmutableArray<Located<string>> Words,
    Located<Duration>? Interval,
    Located<Duration>? Timeout,
    Located<int>? Retries,
    Located<Duration>? StartPeriod,
    TextSpan Origin) : HealthCheck(Interval, Timeout, Retries, StartPeriod, Origin);

/// <summary>"proxy": a word (the kind), or an object with these fields. A null is the planner's to choose.</summary>
public sealed record ProxyPolicy(
    Located<ProxyKind> Kind,
    Located<ProxyMode> Mode,
    Located<string>? Image,
    Located<Duration>? RequestTimeout,
    TextSpan Origin);

public sealed record StatsPolicy(Located<int> Port, Located<string> Address, TextSpan Origin);

public sealed record UpdatePolicy(
    Located<int> Parallelism,
    Located<Duration>? Delay,
    Located<Duration>? Monitor,
    Located<FailureAction> FailureAction,
    Located<double> MaxFailureRatio,
    Located<Duration>? Drain,
    Located<Duration>? Soak,
    TextSpan Origin);

public sealed record RestartPolicy(
    Located<RestartCondition> Condition,
    Located<Duration>? Delay,
    Located<int>? MaxAttempts,
    Located<Duration>? Window,
    TextSpan Origin);

public sealed record WatchdogPolicy(
    Located<Duration>? Interval,
    Located<Duration>? Timeout,
    Located<int>? Failures,
    Located<int>? Successes,
    TextSpan Origin);
