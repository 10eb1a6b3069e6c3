using System.Collections.Concurrent;
using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;

namespace Modelc.Apply.After;

public enum DriftKind
{
    /// <summary>It was there after the last apply.</summary>
    Gone,

    /// <summary>It carries the application's label, and no apply put it there.</summary>
    Extra,
    Changed,
}

/// <summary>What a person did by hand: to an object such as "container web-1", and to which field of it. Values are null where they may be secret.</summary>
public sealed record DriftItem(string Host, DriftKind Kind, string Thing, string? Field, string? Was, string? Is);

/// <param name="Unknown">Hosts that do not remember how an apply left them.</param>
public sealed record DriftReport(ImmutableArray<DriftItem> Items, ImmutableArray<string> Unknown, ImmutableArray<HostFailureException> Unreachable);

/// <summary>Compares what is on the hosts with what was there when the last apply ended.</summary>
public static class Drift
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    public static async Task<DriftReport> FindAsync(Fleet fleet, string app, CancellationToken stop)
    {
        var items = new ConcurrentBag<DriftItem>();
        var unknown = new ConcurrentBag<string>();
        var failures = await fleet.EachAsync(fleet.Hosts, async shell =>
        {
            var answer = await shell.RunAsync(HostScript.Command("objects", app) with { TimeLimit = Patience }, stop);
            if (Of(shell.Host, answer.Output) is not { } found)
                unknown.Add(shell.Host);
            else
                found.ForEach(items.Add);
        }, stop);
        return new(
            [.. items.OrderBy(item => item.Host, StringComparer.Ordinal).ThenBy(item => item.Thing, StringComparer.Ordinal).ThenBy(item => item.Field, StringComparer.Ordinal)],
            [.. unknown.Order(StringComparer.Ordinal)],
            failures);
    }

    /// <summary>Null if the host remembers nothing, or its answer is not a whole one.</summary>
    public static List<DriftItem>? Of(string host, string text)
    {
        var lines = text.Split('\n').Select(line => line.TrimEnd('\r').Split('\t')).ToList();
        if (!lines.Exists(words => words is ["memory"]) || !lines.Exists(words => words is ["end"]))
            return null;
        var (was, now) = (Objects(lines, "was"), Objects(lines, "is"));
        return [.. was.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal).SelectMany(name => Compare(host, name, was, now))];
    }

    private static Dictionary<string, Dictionary<string, string>> Objects(IEnumerable<string[]> lines, string mark) =>
        lines.Where(words => words.Length == 4 && words[0] == mark)
            .GroupBy(words => words[1], StringComparer.Ordinal)
            .ToDictionary(
                fields => fields.Key,
                fields => fields.GroupBy(words => words[2], StringComparer.Ordinal).ToDictionary(field => field.Key, field => field.Last()[3], StringComparer.Ordinal),
                StringComparer.Ordinal);

    private static IEnumerable<DriftItem> Compare(
        string host, string name, Dictionary<string, Dictionary<string, string>> was, Dictionary<string, Dictionary<string, string>> now)
    {
        if (!now.TryGetValue(name, out var after))
            return [new(host, DriftKind.Gone, name, null, null, null)];
        if (!was.TryGetValue(name, out var before))
            return [IsFile(name) ? new(host, DriftKind.Changed, name, "content", null, null) : new(host, DriftKind.Extra, name, null, null, null)];
        return before.Keys.Union(after.Keys, StringComparer.Ordinal)
            .Where(field => before.GetValueOrDefault(field) != after.GetValueOrDefault(field))
            .Select(field => new DriftItem(host, DriftKind.Changed, name, field, Shown(before, field), Shown(after, field)));
    }

    /// <summary>A file is only spoken of if it is not as it was shipped.</summary>
    private static bool IsFile(string name) => name.StartsWith("file ", StringComparison.Ordinal);

    private static string? Shown(Dictionary<string, string> fields, string field) =>
        fields.TryGetValue(field, out var value) && !value.StartsWith('#') ? value : null;
}
