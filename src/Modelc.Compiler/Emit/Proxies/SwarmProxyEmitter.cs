using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Instances;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Watchdogs;

namespace Modelc.Compiler.Emit.Proxies;

/// <summary>The balancer of a swarm's service, on each node that has one.</summary>
internal sealed class SwarmProxyEmitter : IEmitter
{
    public void Emit(EmitContext context)
    {
        foreach (var unit in context.Plan.Units.OfType<ServiceUnit>().Where(u => u.Strategy == Strategy.DockerSwarm))
        {
            foreach (var host in unit.Proxy?.Hosts ?? [])
                Emit(context, unit, unit.Proxy!, new UnitFolder(host, unit));
        }
    }

    private static void Emit(EmitContext context, ServiceUnit unit, ProxyPlan proxy, UnitFolder folder)
    {
        var config = ProxyConfig.InSwarm(context, unit, proxy);
        Artifact[] files =
        [
            folder.Script("proxy.sh", context.Render("proxy.sh"), ArtifactKind.UnitScript),
            folder.Script("watchdog.sh", context.Render("watchdog.sh"), ArtifactKind.Watchdog),
            folder.Text(config.FileName, config.Bytes, ArtifactKind.ProxyConfig),
        ];
        foreach (var file in files)
            context.Add(file);
        context.Add(folder.Text("unit.env", Settings(context, unit, proxy, config, folder, files), ArtifactKind.UnitSettings));
        context.Add(folder.Step("proxy.sh", Phase.Route));
    }

    private static string Settings(
        EmitContext context, ServiceUnit unit, ProxyPlan proxy, ProxyConfig config, UnitFolder folder, Artifact[] files)
    {
        var view = new UnitView(
            CommentText.Of($"The proxy of {unit.Name} on {folder.Host}"),
            ShWord.Of(context.Plan.App),
            ShWord.Of(unit.Name),
            ShWord.Of(unit.Version),
            Instance: null,
            Replicas: null,
            config.Settings,
            Holder(context, unit, proxy),
            Watch: null);
        return WatchSettings.Complete(context, view, unit.Watchdog!, "none", files);
    }

    private static HolderView Holder(EmitContext context, ServiceUnit unit, ProxyPlan proxy)
    {
        var ports = Ports(unit, proxy);
        var connections = proxy.Networks.Skip(1).Select(InstanceViews.Connection).ToImmutableArray();
        ImmutableArray<ShWord> made =
        [
            .. CreateOptions.Network(proxy.Networks),
            .. ports,
            CreateOptions.Option("--restart", "always"),
            CreateOptions.Option("--init", "true"),
        ];
        var revision = ProxyConfig.Hash(string.Join('\0', made.Concat(connections.SelectMany(c => c.Aliases.Prepend(c.Network)))));
        var labels = UnitLabels.Of(context.Plan.App, unit, "holder", revision);
        return new HolderView(
            ShWord.Of(revision),
            InstanceViews.List(proxy.Networks.Select(n => n.Network)),
            [.. CreateOptions.Labels(labels), .. made],
            connections);
    }

    private static IEnumerable<ShWord> Ports(ServiceUnit unit, ProxyPlan proxy)
    {
        yield return CreateOptions.Option("--publish", $"{unit.ExposedPort}:{unit.ExposedPort}");
        if (proxy.Stats is { } stats)
            yield return CreateOptions.Option("--publish", $"{stats.Address}:{stats.Port}:{stats.Port}");
    }
}
