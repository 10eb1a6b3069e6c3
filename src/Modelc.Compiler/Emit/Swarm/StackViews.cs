using System.Collections.Immutable;
using Modelc.Artifacts;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;
using static Modelc.Compiler.Emit.Swarm.StackServices;

namespace Modelc.Compiler.Emit.Swarm;

/// <summary>The whole stack of one swarm: its services by wave, and what they share.</summary>
internal static class StackViews
{
    public static StackView Of(
        EmitContext context, ClusterPlan cluster, ImmutableArray<ServiceUnit> services, StackFiles files) => new(
        CommentText.Of(context.Plan.App),
        CommentText.Of(cluster.Name),
        [
            .. services.GroupBy(s => s.Wave).OrderBy(g => g.Key)
                .Select(g => new StackWaveView(g.Key, LateList<StackServiceView>.Of([.. g], s => View(context, s, files.Of(s))))),
        ],
        OrNull(Networks(context, services)),
        OrNull(Volumes(services)),
        OrNull(files.All.Select(f => new StackConfigView(
            YamlScalar.Of(f.Key), YamlScalar.ForStack(f.Name), YamlScalar.ForStack($"./{f.Path}"), App(context)))),
        OrNull(services.SelectMany(StackSecrets.Of).Where(s => !s.IsVariable).Select(s => new StackSecretView(
            YamlScalar.Of(StackSecrets.KeyOf(s.Component, s.Name)), StackSecrets.Input(s.Variable)))));

    private static YamlScalar App(EmitContext context) => YamlScalar.ForStack(context.Plan.App);

    private static IEnumerable<StackNetworkView> Networks(EmitContext context, IEnumerable<ServiceUnit> services) =>
        services.SelectMany(s => s.Container.Networks).Select(n => n.Network)
            .Distinct().Order(StringComparer.Ordinal)
            .Select(name => new StackNetworkView(YamlScalar.Of(name), App(context)));

    private static IEnumerable<YamlScalar> Volumes(IEnumerable<ServiceUnit> services) =>
        services.SelectMany(s => s.Container.Mounts)
            .Where(m => m.Kind == MountKind.Volume).Select(m => m.Source)
            .Distinct().Order(StringComparer.Ordinal)
            .Select(YamlScalar.Of);
}
