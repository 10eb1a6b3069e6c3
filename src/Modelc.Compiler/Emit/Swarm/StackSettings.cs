using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;

namespace Modelc.Compiler.Emit.Swarm;

/// <summary>stack.env: the tables that deploy.sh walks.</summary>
internal static class StackSettings
{
    public static StackSettingsView Of(EmitContext context, ClusterPlan cluster, ImmutableArray<ServiceUnit> services) => new(
        CommentText.Of(cluster.Name),
        ShWord.Of(context.Plan.App),
        ShWord.Of(cluster.Name),
        Table(cluster.IsDeclared ? cluster.Nodes.OrderBy(n => n.Role).Select(n => NodeRow(context, n)) : []),
        Table(cluster.Nodes.SelectMany(n => n.Labels.Select(l => $"{AddressOf(context, n)} {l.Name}={l.Value}"))),
        Table(services.Select(s => ServiceRow(context, s))),
        Table(services.SelectMany(StackSecrets.Of).Select(s => $"{s.Component} {s.Name} {s.Variable} {(s.IsVariable ? "variable" : "file")} {StackSecrets.MarkOf(s.Component)}")),
        Table(services.SelectMany(Registries).Distinct()));

    private static ShWord Table(IEnumerable<string> rows) => ShWord.Of(string.Join('\n', rows));

    private static string AddressOf(EmitContext context, NodePlan node) =>
        context.Plan.Hosts.First(h => h.Name == node.Host).Address;

    /// <summary>Who gives orders comes first: nobody loses that right before others have it.</summary>
    private static string NodeRow(EmitContext context, NodePlan node) =>
        $"{AddressOf(context, node)} {node.Role.ToString().ToLowerInvariant()} {node.Availability.ToString().ToLowerInvariant()}";

    private static string ServiceRow(EmitContext context, ServiceUnit unit) => string.Join(' ',
        unit.Wave,
        unit.Name,
        unit.Replicas,
        context.RevisionOf(unit),
        context.TaskRevisionOf(unit),
        unit.Deadline.Milliseconds / 1000);

    private static IEnumerable<string> Registries(ServiceUnit unit) =>
        unit.Container.Registry is { UserName: { } user, Password.IsSecret: true } registry
            ? [$"{registry.Server} {user} {unit.Name}"]
            : [];
}
