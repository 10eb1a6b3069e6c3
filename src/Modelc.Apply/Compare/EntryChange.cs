using System.Collections.Immutable;

namespace Modelc.Apply.Compare;

/// <summary>An entry of two plans, of which one may lack it, and the fields that differ.</summary>
internal sealed class EntryChange
{
    public EntryChange(EntryKey key, PlanEntry? old, PlanEntry? @new)
    {
        Key = key;
        Old = old;
        New = @new;
        Fields = [.. FieldsOf()];
    }

    public EntryKey Key { get; }

    public PlanEntry? Old { get; }

    public PlanEntry? New { get; }

    public ImmutableArray<FieldChange> Fields { get; }

    /// <summary>The model's element that the entry is made from: "components/web".</summary>
    public string Component =>
        string.Join('/', (PlanValue.Text((New ?? Old)!.Item, "origin") ?? "").Split('/').Take(2));

    private IEnumerable<FieldChange> FieldsOf()
    {
        if (Old is null || New is null)
            return [new FieldChange(Row("@"), "", Old?.Item, New?.Item)];
        var move = Old.Place == New.Place
            ? Enumerable.Empty<FieldChange>()
            : [new FieldChange(Row("place"), "", Old.Item, New.Item)];
        return move.Concat(FieldWalk.Between(Key.Section, Old, New));
    }

    private FieldRow Row(string pattern) => FieldTable.Find(Key.Section, pattern) ?? FieldTable.Unknown(Key.Section, pattern);

    public PlanChange Line(FieldChange field) => new(
        KindOf(field),
        Key.Section,
        Key.Name,
        field.Row.Pattern is "@" or "place" ? null : field.Row.Label.Replace("{}", field.Item, StringComparison.Ordinal),
        field.Row.Pattern switch { "@" => null, "place" => Old!.Place, _ => field.OldText },
        field.Row.Pattern switch { "@" => null, "place" => New!.Place, _ => field.NewText })
    {
        Effect = field.Row.Effect(SituationOf(field)),
        Causes = CausesOf(field),
    };

    private static PlanChangeKind KindOf(FieldChange field) => field switch
    {
        { Row.Pattern: "place" } => PlanChangeKind.Moved,
        { Row.Pattern: "@", Old: null } => PlanChangeKind.Added,
        { Row.Pattern: "@" } => PlanChangeKind.Removed,
        _ => PlanChangeKind.Changed,
    };

    private ImmutableArray<string> CausesOf(FieldChange field)
    {
        var item = Escape(field.Item);
        var places = field.Row.Places.Select(place => place.Replace("{}", item, StringComparison.Ordinal));
        return
        [
            .. places.Select(place => place.StartsWith('/') ? place[1..] : $"{Component}/{place}"),
            .. field.Row.Places.IsEmpty ? new[] { Component } : [],
        ];
    }

    /// <summary>As the segments of a path in the model are written.</summary>
    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal)
            .Replace("/", "~1", StringComparison.Ordinal)
            .Replace("#", "~2", StringComparison.Ordinal);

    private Situation SituationOf(FieldChange field)
    {
        var item = (New ?? Old)!.Item;
        return new Situation(
            PlanValue.Text(item, "kind") ?? "",
            PlanValue.Text(item, "strategy") == "dockerSwarm",
            PlanValue.Text(item, "proxy", "kind"),
            PlanValue.Text(item, "proxy", "mode") == "http",
            PlanValue.Text(item, "update", "order") == "stopFirst")
        {
            Comes = field.Old is null,
            Goes = field.New is null,
        };
    }
}
