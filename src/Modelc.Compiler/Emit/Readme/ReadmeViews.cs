using System.Collections.Immutable;
using System.Globalization;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Readme;

/// <summary>The chapters of the page, each from the plan and from the steps that the other emitters left.</summary>
internal static class ReadmeViews
{
    public static ReadmeView Of(EmitContext context)
    {
        var plan = context.Plan;
        var steps = Manifest.InOrder(context.Steps);
        var commands = new ReadmeSteps(plan);
        var views = steps.Select(step => (Step: step, View: commands.View(step))).ToImmutableArray();
        return new ReadmeView(
            MarkdownText.Of(plan.ModelName.Length > 0 ? plan.ModelName : plan.App),
            [.. plan.Units.Select(Unit)],
            OrNull(plan.NotDeployed.Select(s => new ReadmeNoteView(MarkdownText.Code(s.Component), MarkdownText.Of(s.Reason)))),
            OrNull(plan.Endpoints.Select(e => new ReadmeNoteView(MarkdownText.Code(e.Name), MarkdownText.Of(PlaceOf(e))))),
            [.. plan.Hosts.Select(host => Host(plan, host))],
            OrNull(views.Where(v => ReadmeSteps.IsGround(v.Step)).Select(v => v.View)),
            OrNull(plan.Hosts.SelectMany(h => Reaching.Certificates(h, plan.App))),
            ReadmeSecrets.Of(plan, steps),
            [.. views.Where(v => !ReadmeSteps.IsGround(v.Step)).GroupBy(v => v.Step.Wave)
                .Select(wave => new ReadmeWaveView(wave.Key, [.. wave.Select(v => v.View)]))],
            OrNull(plan.Images.Where(i => i.Hosts.Length > 1).Select(i => Image(context, i))),
            plan.Units.OfType<CommandsUnit>().Any(),
            [.. steps.Select(s => commands.Run(s, ["sh", s.Activate[1], "status"])).DistinctBy(line => line.Text)],
            OrNull(plan.Units.OfType<ServiceUnit>().Select(u => Visit(plan, u)).OfType<ShLine>()),
            [.. Removal(plan, steps, commands)]);
    }

    public static HostPlan HostOf(DeploymentPlan plan, string name) => plan.Hosts.First(h => h.Name == name);

    /// <summary>
    /// A swarm goes after all that hangs on its networks: where its first wave was, be it before the images were built.
    /// Images go last: one that a container still uses cannot be removed.
    /// </summary>
    private static IEnumerable<ShLine> Removal(DeploymentPlan plan, IEnumerable<Step> steps, ReadmeSteps commands) =>
        steps.Where(s => !s.Deactivate.IsEmpty).OrderBy(s => s.Phase != Phase.Image).Select(s => commands.Run(s, s.Deactivate)).DistinctBy(line => line.Text).Reverse()
            .Concat(plan.Hosts.Where(h => h.Connection is SshConnection).Select(h => Reaching.Run(
                h, plan.App, ShLine.Of("rm", "-rf", $"modelc/{plan.App}", $"{ReadmeSecrets.Root}/secrets/{plan.App}"))));

    private static ReadmeUnitView Unit(UnitPlan unit) => new(
        MarkdownText.Code(unit.Name), MarkdownText.Of(WhatOf(unit)), MarkdownText.Of(PlaceOf(unit)), unit.Wave);

    private static string WhatOf(UnitPlan unit) => unit switch
    {
        ServiceUnit { Proxy: { } proxy } s =>
            $"{Replicas(s)} behind {proxy.Kind.ToString().ToLowerInvariant()} on port {Number(s.ExposedPort)}",
        ServiceUnit s => Replicas(s),
        ContainerUnit c => $"a container of {c.Container.Image.Name}",
        CommandsUnit c => $"commands: {string.Join(", ", c.Steps.Select(s => s.Name))}",
        _ => "",
    };

    private static string Replicas(ServiceUnit unit) => unit.Replicas == 1 ? "1 replica" : $"{Number(unit.Replicas)} replicas";

    private static string PlaceOf(UnitPlan unit) => unit switch
    {
        ServiceUnit { Cluster: { } cluster } => $"swarm {cluster}",
        ServiceUnit s => $"host {s.Host}",
        ContainerUnit c => $"host {c.Host}",
        CommandsUnit c => $"host {c.Host}",
        _ => "",
    };

    private static string PlaceOf(EndpointPlan endpoint) => endpoint.Ports.IsEmpty
        ? $"at {endpoint.Address}"
        : $"at {endpoint.Address}, port {string.Join(", ", endpoint.Ports.Select(Number))}";

    private static ReadmeHostView Host(DeploymentPlan plan, HostPlan host) => new(
        MarkdownText.Code(host.Name),
        MarkdownText.Code(Reaching.LoginOf(host)),
        MarkdownText.Of(string.Join(", ", NeedsOf(plan, host))),
        MarkdownText.Of(string.Join(", ", ReadmePorts.Of(plan, host).DefaultIfEmpty("none"))));

    private static IEnumerable<string> NeedsOf(DeploymentPlan plan, HostPlan host)
    {
        yield return "sh";
        if (host.NeedsEngine)
            yield return "docker (20.10 or newer)";
        if (plan.Units.OfType<CommandsUnit>().Any(u => u.Host == host.Name))
            yield return "bash";
    }

    private static ReadmeImageView Image(EmitContext context, ImagePlan image)
    {
        var plan = context.Plan;
        var reference = context.ImageReference(new ImageUse(image.Repository, IsBuilt: true));
        var save = Reaching.Run(HostOf(plan, image.Hosts[0]), plan.App, ShLine.Of("docker", "save", reference));
        return new ReadmeImageView(
            MarkdownText.Code(reference),
            [
                .. image.Hosts.Skip(1).Select(name => ShLine.Pipe(
                    save, Reaching.Run(HostOf(plan, name), plan.App, ShLine.Of("docker", "load"), readsInput: true))),
            ]);
    }

    private static ShLine? Visit(DeploymentPlan plan, ServiceUnit unit)
    {
        var host = unit.Host
            ?? unit.Proxy?.Hosts.FirstOrDefault()
            ?? plan.Clusters.First(c => c.Name == unit.Cluster).Nodes[0].Host;
        return unit switch
        {
            { Host: not null, Proxy: null } => null,
            { Proxy.Mode: ProxyMode.Tcp } or { Health.Probe: TcpProbe } => null,
            _ => ShLine.Of("curl", "--include", $"http://{Reaching.Bracketed(HostOf(plan, host).Address)}:{Number(unit.ExposedPort)}{PathOf(unit)}"),
        };
    }

    private static string PathOf(ServiceUnit unit) => unit.Health?.Probe is HttpProbe http ? http.Path : "/";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static ImmutableArray<T>? OrNull<T>(IEnumerable<T> items) =>
        items.ToImmutableArray() is { IsEmpty: false } some ? some : null;
}
