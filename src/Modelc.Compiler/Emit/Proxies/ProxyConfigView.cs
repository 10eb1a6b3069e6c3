using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;

namespace Modelc.Compiler.Emit.Proxies;

/// <summary>haproxy.cfg and nginx.conf.</summary>
/// <param name="Members">The name and port by which the members are found; null where rollout and watchdog name them.</param>
internal sealed record ProxyConfigView(
    CommentText Name,
    int ExposedPort,
    int TargetPort,
    bool IsHttp,
    int Slots,
    ConfigToken? Members,
    ConfigToken? CheckPath,
    StatsView? Stats,
    long RequestTimeoutMs,
    long CheckIntervalMs,
    long CheckTimeoutMs) : View;

internal sealed record StatsView(ConfigToken Bind) : View;
