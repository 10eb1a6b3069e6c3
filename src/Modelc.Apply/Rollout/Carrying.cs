using Modelc.Apply.Observe;

namespace Modelc.Apply.Rollout;

/// <summary>
/// What a host goes on remembering of what was changed by hand, as the lines that the script "objects" reads, so that the end
/// of an apply does not make right what it left as it was. Pure.
/// </summary>
internal static class Carrying
{
    private const string Nothing = "!";

    public static string Lines(ObservedHost host, RolloutPlan rollout)
    {
        if (host.Objects is not { } objects)
            return "";
        var touched = rollout.OwnersOn(host.Host).ToHashSet(StringComparer.Ordinal);
        return string.Concat(
            from item in Drift.Of(host)
            where item.Subject.Kind != "file" && (IsTheSameAfterwards(item) || !IsTouched(item.Subject, touched))
            from line in Lines(item, objects)
            select $"{item.Thing}\t{line}\n");
    }

    /// <summary>Whether a container is still the very one that was changed, the host sees by its id; and no step has use for a nameless one.</summary>
    private static bool IsTheSameAfterwards(DriftItem item) =>
        item.Subject.Id is not null && (item.Kind == DriftKind.Changed || (item.Kind == DriftKind.Extra && item.Subject.Component is null));

    private static bool IsTouched(HostObject one, HashSet<string> owners) =>
        Owners.IsOfSwarm(one.Kind) ? owners.Contains(Owners.Swarm)
        : one.Component is { } component ? owners.Contains(component)
        : owners.Count > 0;

    private static IEnumerable<string> Lines(DriftItem item, HostObjects objects)
    {
        switch (item.Kind)
        {
            case DriftKind.Gone:
                return item.Subject.Fields.Select(field => $"{field.Key}\t{field.Value}\t{Nothing}");
            case DriftKind.Extra:
                return item.Subject.Fields.Select(field => $"{field.Key}\t{Nothing}\t{field.Value}");
            default:
                var field = $"{item.Field}\t{item.Was}\t{item.Is}";
                return item.Subject.Id is { } id ? [field, $"id\t{objects.Was[item.Thing].Id}\t{id}"] : [field];
        }
    }
}
