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
        return new ReadmeView(
            MarkdownText.Of(plan.ModelName.Length > 0 ? plan.ModelName : plan.App),
            [.. plan.Units.Select(Unit)],
            OrNull(plan.NotDeployed.Select(s => new ReadmeNoteView(MarkdownText.Code(s.Component), MarkdownText.Of(s.Reason)))),
            OrNull(plan.Endpoints.Select(e => new ReadmeNoteView(MarkdownText.Code(e.Name), MarkdownText.Of(PlaceOf(e))))),
            [.. plan.Hosts.Select(host => Host(plan, host))],
            OrNull(plan.Clusters.Where(c => c.Nodes.Length > 1).Select(c => Swarm(plan, c))),
            OrNull(plan.Hosts.SelectMany(h => Reaching.Certificates(h, plan.App))),
            ReadmeSecrets.Of(plan, steps),
            Waves(plan, steps),
            OrNull(plan.Images.Where(i => i.Hosts.Length > 1).Select(i => Image(context, i))),
            plan.Units.OfType<CommandsUnit>().Any(),
            [.. steps.Select(s => Run(plan, s, ["sh", s.Activate[1], "status"])).DistinctBy(line => line.Text)],
            OrNull(plan.Units.OfType<ServiceUnit>().Select(u => Visit(plan, u)).OfType<ShLine>()),
            [.. Removal(plan, steps)]);
    }

    public static HostPlan HostOf(DeploymentPlan plan, string name) => plan.Hosts.First(h => h.Name == name);

    /// <summary>A swarm goes after all that hangs on its networks: where its first wave was.</summary>
    private static IEnumerable<ShLine> Removal(DeploymentPlan plan, IEnumerable<Step> steps) =>
        steps.Where(s => !s.Deactivate.IsEmpty).Select(s => Run(plan, s, s.Deactivate)).DistinctBy(line => line.Text).Reverse()
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

    private static ReadmeSwarmView Swarm(DeploymentPlan plan, ClusterPlan cluster)
    {
        var first = HostOf(plan, cluster.Nodes.First(n => n.Role == SwarmRole.Manager).Host);
        return new ReadmeSwarmView(
            MarkdownText.Code(cluster.Name),
            [
                Reaching.Run(first, plan.App, ShLine.OrElse(
                    ShLine.Of("docker", "node", "ls"),
                    ShLine.Of("docker", "swarm", "init", "--advertise-addr", first.Address, "--listen-addr", first.Address))),
                .. cluster.Nodes.Where(n => n.Host != first.Name).Select(n => Join(plan, first, n)),
            ]);
    }

    /// <summary>The token goes from one host to the other, and is on no screen. Who is in the swarm already says so.</summary>
    private static ShLine Join(DeploymentPlan plan, HostPlan first, NodePlan node)
    {
        var host = HostOf(plan, node.Host);
        var role = node.Role == SwarmRole.Manager ? "manager" : "worker";
        var join = ShLine.Join(
            ShLine.Of("docker", "swarm", "join", "--advertise-addr", host.Address, "--token"),
            ShLine.Input,
            ShLine.Of($"{Reaching.Bracketed(first.Address)}:2377"));
        return ShLine.Pipe(
            Reaching.Run(first, plan.App, ShLine.Of("docker", "swarm", "join-token", "--quiet", role)),
            Reaching.Run(host, plan.App, join, readsInput: true));
    }

    private static ImmutableArray<ReadmeWaveView> Waves(DeploymentPlan plan, IEnumerable<Step> steps)
    {
        var shipped = new HashSet<(string Host, string Folder)>();
        return [.. steps.GroupBy(s => s.Wave).Select(wave => new ReadmeWaveView(wave.Key, [.. wave.Select(Step)]))];

        // Several steps of one folder need it there, and looked at, once.
        ReadmeStepView Step(Step step) => new(
            MarkdownText.Of($"{DeedOf(step)} on {step.Host}"),
            [.. shipped.Add((step.Host, step.Folder)) ? Before(step) : [], Run(plan, step, step.Activate)]);

        IEnumerable<ShLine> Before(Step step) =>
            Reaching.Ship(HostOf(plan, step.Host), plan.App, step.Folder).Append(Run(plan, step, step.Check));
    }

    private static string DeedOf(Step step) => step.Phase switch
    {
        Phase.Nodes => $"Settle {step.Unit}",
        Phase.Prune => $"Remove {step.Unit}",
        Phase.Image => $"Build the image of {step.Unit}",
        Phase.Route => $"Put the proxy of {step.Unit} in front",
        Phase.Watch => $"Watch {step.Unit}",
        _ => step.Activate[1] == "commands.sh" ? $"Run the commands of {step.Unit}" : $"Deploy {step.Unit}",
    };

    private static ShLine Run(DeploymentPlan plan, Step step, IEnumerable<string> words) =>
        Reaching.Run(HostOf(plan, step.Host), plan.App, step.Folder, words);

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
