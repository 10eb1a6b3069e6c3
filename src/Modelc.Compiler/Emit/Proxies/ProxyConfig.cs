using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Instances;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Proxies;

/// <summary>The configuration of the balancer in front of a service, and what its unit.env says of it.</summary>
internal sealed record ProxyConfig(string FileName, ReadOnlySequence<byte> Bytes, BalancerView Settings)
{
    /// <summary>On plain Docker the proxy shares the host's network and is told its members.</summary>
    public static ProxyConfig OnHost(EmitContext context, ServiceUnit unit, ProxyPlan proxy) =>
        Of(context, unit, proxy, members: null, StatsBind(proxy, proxy.Stats?.Address ?? ""), "host");

    /// <summary>On a swarm it lives in the network of its holder, where the engine knows the members' name.</summary>
    public static ProxyConfig InSwarm(EmitContext context, ServiceUnit unit, ProxyPlan proxy) =>
        Of(context, unit, proxy, $"tasks.{context.Plan.App}_{unit.Name}:{unit.TargetPort}", StatsBind(proxy, ""), $"container:{unit.Name}-net");

    private static ProxyConfig Of(
        EmitContext context, ServiceUnit unit, ProxyPlan proxy, string? members, string? stats, string network)
    {
        var isHaProxy = proxy.Kind == ProxyKind.HaProxy;
        Func<string, ConfigToken> token = isHaProxy ? ConfigToken.HaProxy : ConfigToken.Nginx;
        var view = new ProxyConfigView(
            CommentText.Of(unit.Name),
            unit.ExposedPort,
            unit.TargetPort,
            proxy.Mode == ProxyMode.Http,
            proxy.Slots,
            members is null ? null : token(members),
            proxy is { CheckPath: { } path, Mode: ProxyMode.Http } ? token(path) : null,
            stats is null ? null : new StatsView(token(stats)),
            proxy.RequestTimeout.Milliseconds,
            proxy.CheckInterval.Milliseconds,
            proxy.CheckTimeout.Milliseconds);
        var name = isHaProxy ? "haproxy.cfg" : "nginx.conf";
        var bytes = context.RenderPieces(name, view);
        return new ProxyConfig(name, bytes, new BalancerView(
            ShWord.Of(isHaProxy ? "haproxy" : "nginx"),
            ShWord.Of(proxy.Image),
            ShWord.Of(network),
            ShWord.Of(Hash(bytes, $"\0{proxy.Image}\0{network}")),
            unit.ExposedPort));
    }

    private static string? StatsBind(ProxyPlan proxy, string address) =>
        proxy.Stats is { } stats ? (address.Length == 0 && proxy.Kind == ProxyKind.Nginx ? $"{stats.Port}" : $"{address}:{stats.Port}") : null;

    internal static string Hash(string text) => Hash(ReadOnlySequence<byte>.Empty, text);

    private static string Hash(ReadOnlySequence<byte> bytes, string text)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var piece in bytes)
            hash.AppendData(piece.Span);
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
