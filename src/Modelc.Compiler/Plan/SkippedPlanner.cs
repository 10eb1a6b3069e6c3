using System.Collections.Immutable;
using Modelc.Artifacts.Plan;
using Modelc.Compiler.Model;
using Modelc.Compiler.Rules;

namespace Modelc.Compiler.Plan;

/// <summary>What the model holds and nothing is done for, so that the plan never keeps it to itself.</summary>
internal static class SkippedPlanner
{
    public static ImmutableArray<SkippedPlan> Plan(ModelView view, IReadOnlyCollection<HostPlan> used) =>
    [
        .. view.Internals.SelectMany(component => Parts(view, component))
            .Concat(Idle(view, used))
            .Concat(Agents(view))
            .OrderBy(skipped => skipped.Component, StringComparer.Ordinal)
            .ThenBy(skipped => skipped.Reason, StringComparer.Ordinal),
    ];

    private static IEnumerable<SkippedPlan> Parts(ModelView view, InternalComponent component)
    {
        var reasons = Reasons(component).ToList();
        if (reasons.Count == 0 && view.WorkloadOf(component) == Workload.None)
            reasons.Add("It has neither an image nor a command.");
        return reasons.Select(reason => new SkippedPlan(component.Name, reason, view.Model.Paths.PathOf(component.Origin)));
    }

    private static IEnumerable<string> Reasons(InternalComponent component)
    {
        if (component.Ansible is { PlaybookPath.Value.Length: > 0 } ansible)
            yield return $"The playbook \"{ansible.PlaybookPath.Value}\" is not run; run it with Ansible.";
        if (component.NodeRed is { } content && (content.FlowNodes > 0 || content.FlowFile.Value.Length > 0))
            yield return "Its flows are not deployed; import them in Node-RED.";
        if (component.NodeRed is { Packages.IsEmpty: false })
            yield return "Its packages are not installed; build them into the image.";
        if (component.Kind == InternalKind.Arduino)
            yield return "Sketches are not flashed; use arduino-cli.";
        if (component.Kind is InternalKind.ThingMl or InternalKind.SmoolKp)
            yield return "ThingML is not compiled; use its compiler.";
    }

    private static IEnumerable<SkippedPlan> Idle(ModelView view, IReadOnlyCollection<HostPlan> used)
    {
        var origins = used.Select(host => host.Origin).ToHashSet(StringComparer.Ordinal);
        return view.Infrastructure
            .Where(host => !origins.Contains(view.Model.Paths.PathOf(host.Origin)))
            .Select(host => new SkippedPlan(host.Name, "Nothing is deployed on it.", view.Model.Paths.PathOf(host.Origin)));
    }

    private static IEnumerable<SkippedPlan> Agents(ModelView view) => view.Model.Links
        .Where(link => link.IsDeployer)
        .Select(link => new SkippedPlan(
            link.Consumer.Component.Name,
            $"No deployment agent is started for the link \"{link.Name.Value}\".",
            view.Model.Paths.PathOf(link.Origin)));
}
