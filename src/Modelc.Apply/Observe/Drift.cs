using System.Collections.Immutable;

namespace Modelc.Apply.Observe;

/// <summary>
/// What a person changed on a host since the last apply ended there. Only what is certain is told: not what a step may have
/// done that began since, and not what a watchdog or Docker itself is at. Pure.
/// </summary>
public static class Drift
{
    /// <summary>By object and field. A host that remembers nothing has none but in its files.</summary>
    public static ImmutableArray<DriftItem> Of(ObservedHost host) =>
    [
        .. Files(host).Concat(host.Objects is { } objects ? new Comparison(host.Host, objects).Items() : [])
            .OrderBy(item => item.Thing, StringComparer.Ordinal).ThenBy(item => item.Field, StringComparer.Ordinal),
    ];

    private static IEnumerable<DriftItem> Files(ObservedHost host) =>
        host.Damaged.Where(file => file.Release == host.Current)
            .Select(file => new DriftItem(host.Host, DriftKind.Changed, new HostObject($"file {file.Path}", NoFields), "content", null, null));

    private static readonly IReadOnlyDictionary<string, string> NoFields = ImmutableDictionary<string, string>.Empty;

    private sealed class Comparison(string host, HostObjects objects)
    {
        public IEnumerable<DriftItem> Items() => objects.Was.Values.Concat(objects.Is.Values)
            .Where(one => !one.IsDrainedNode).Select(one => one.Thing).Distinct(StringComparer.Ordinal).SelectMany(Compare);

        private IEnumerable<DriftItem> Compare(string thing)
        {
            var was = objects.Was.GetValueOrDefault(thing);
            var now = objects.Is.GetValueOrDefault(thing);
            return (was, now) switch
            {
                (null, { }) => IsExtra(now) ? [new(host, DriftKind.Extra, now, null, null, null)] : [],
                ({ }, null) => IsGone(was) ? [new(host, DriftKind.Gone, was, null, null, null)] : [],
                ({ }, { }) => Changes(was, now),
                _ => [],
            };
        }

        /// <summary>A node that joined is known by the step that made it join; whoever else is in the swarm is not ours.</summary>
        private bool IsExtra(HostObject now) => !objects.IsUnsure(now) && now.Kind != "node" && !IsInPassing(now);

        private bool IsGone(HostObject was) =>
            !objects.IsUnsure(was) && !IsLookedAfter(was)
            && !objects.Is.ContainsKey($"{was.Thing}-next") && !objects.Is.ContainsKey($"{was.Thing}-before");

        /// <summary>Names that scripts give to what is about to take a place, or just lost it.</summary>
        private bool IsInPassing(HostObject now) =>
            now.Kind == "container" && (now.Name.EndsWith("-next", StringComparison.Ordinal) || now.Name.EndsWith("-before", StringComparison.Ordinal));

        private IEnumerable<DriftItem> Changes(HostObject was, HostObject now)
        {
            // What a step makes is another container; one that was there before was not changed by any.
            var isUnsure = objects.IsUnsure(now) && (now.Id is null || now.Id != was.Id);
            if (isUnsure)
                return [];
            return
                from field in now.Fields.Keys.Intersect(was.Fields.Keys, StringComparer.Ordinal)
                where IsSetting(field) && IsOther(was[field]!, now[field]!)
                where field != "state" || IsStateByHand(now)
                select new DriftItem(host, DriftKind.Changed, now, field, was[field], now[field]);
        }

        private static bool IsSetting(string field) => field is not ("id" or "component" or "role");

        private static bool IsOther(string was, string now) => was != now && was != HostObject.Whatever && now != HostObject.Whatever;

        private bool IsStateByHand(HostObject now) => now["state"] != "running" && !objects.IsUnsure(now) && !IsLookedAfter(now);

        /// <summary>Its watchdog has it back in a moment, under the same name.</summary>
        private bool IsLookedAfter(HostObject one) =>
            one.Role is "replica" or "proxy"
            && objects.Is.Values.Any(other => other.Role == "watchdog" && other.Component == one.Component && other["state"] == "running");
    }
}
