using Modelc.Artifacts;

namespace Modelc.Compiler.Plan;

/// <summary>Images that the model need not name, each pinned to the version that was measured.</summary>
internal static class DefaultImages
{
    public const string HaProxy = "haproxy:3.2.26";
    public const string Nginx = "nginx:1.30.6";
    public const string WatchdogBase = "debian:13-slim";
    public const string Netdata = "netdata/netdata:v2.6.0";

    public static string Of(ProxyKind kind) => kind == ProxyKind.Nginx ? Nginx : HaProxy;
}
