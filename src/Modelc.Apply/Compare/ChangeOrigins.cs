using System.Collections.Immutable;

namespace Modelc.Apply.Compare;

/// <summary>
/// Tells what was changed from what had to change with it. A field that is worked out from others is no line if one of
/// those changed: it stands below that one's line and lends it its effect. If it changed alone, it is a line.
/// </summary>
internal sealed class ChangeOrigins(ImmutableArray<EntryChange> entries)
{
    private readonly Dictionary<FieldChange, (EntryChange Entry, FieldChange Field)> roots = new(ReferenceEqualityComparer.Instance);

    /// <summary>By what they are about, since there may be thousands of entries and there are few fields.</summary>
    private readonly ILookup<(string Section, string Pattern), (EntryChange Entry, FieldChange Field)> everywhere = entries
        .SelectMany(entry => entry.Fields.Select(field => (Entry: entry, Field: field)))
        .ToLookup(one => (one.Entry.Key.Section, one.Field.Row.Pattern));

    public ImmutableArray<PlanChange> Lines()
    {
        var all = entries.SelectMany(entry => entry.Fields.Select(field => (Entry: entry, Field: field))).ToList();
        var following = all.ToLookup(one => RootOf(one.Entry, one.Field, []).Field, ReferenceEqualityComparer.Instance);
        return [.. all.Where(one => ReferenceEquals(roots[one.Field].Field, one.Field)).Select(one => Line(one.Entry, one.Field, following[one.Field]))];
    }

    private static PlanChange Line(EntryChange entry, FieldChange field, IEnumerable<(EntryChange Entry, FieldChange Field)> group)
    {
        var line = entry.Line(field);
        var follows = group.Where(one => !ReferenceEquals(one.Field, field)).Select(one => one.Entry.Line(one.Field)).ToImmutableArray();
        var felt = follows.Where(one => one.Section == line.Section && one.Entry == line.Entry).Select(one => one.Effect);
        return line with { Follows = follows, Effect = line.Effect == Effect.Move ? Effect.Move : felt.Append(line.Effect).Max() };
    }

    private (EntryChange Entry, FieldChange Field) RootOf(EntryChange entry, FieldChange field, HashSet<FieldChange> asked)
    {
        if (roots.TryGetValue(field, out var known))
            return known;
        if (!asked.Add(field))
            return (entry, field);
        var source = SourcesOf(entry, field).FirstOrDefault();
        return roots[field] = source.Field is null ? (entry, field) : RootOf(source.Entry, source.Field, asked);
    }

    private IEnumerable<(EntryChange Entry, FieldChange Field)> SourcesOf(EntryChange entry, FieldChange field)
    {
        var whole = entry.Fields.Where(other => IsPartOf(field, other)).Select(other => (entry, other));
        return IsDerived(entry, field.Row)
            ? whole.Concat(field.Row.From.SelectMany(from => Find(entry, from)).Where(found => !ReferenceEquals(found.Field, field)))
            : whole;
    }

    /// <summary>A unit of another kind or strategy is another unit, and all else about it a consequence.</summary>
    private static bool IsPartOf(FieldChange field, FieldChange whole) => (field.Row.Pattern, whole.Row) switch
    {
        ("kind", _) => false,
        (_, { Section: FieldTable.Unit, Pattern: "kind" }) => true,
        ("strategy", _) => false,
        (_, { Section: FieldTable.Unit, Pattern: "strategy" }) => true,
        _ => false,
    };

    private static bool IsDerived(EntryChange entry, FieldRow row) =>
        entry is not { Old: { } old, New: { } @new } || row.IsDerived(old.Item, @new.Item);

    private IEnumerable<(EntryChange Entry, FieldChange Field)> Find(EntryChange entry, string from)
    {
        if (from.Split(':', 2) is not [var section, var path])
            return entry.Fields.Where(field => IsOrIsBelow(field.Row.Pattern, from)).Select(field => (entry, field));
        return everywhere.Where(same => same.Key.Section == section && IsOrIsBelow(same.Key.Pattern, path)).SelectMany(same => same);
    }

    private static bool IsOrIsBelow(string pattern, string from) => from.StartsWith('=')
        ? pattern == from[1..]
        : pattern == from || (pattern.StartsWith(from, StringComparison.Ordinal) && pattern[from.Length] is '.' or '[');
}
