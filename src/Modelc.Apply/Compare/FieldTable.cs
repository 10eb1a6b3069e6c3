using System.Collections.Frozen;

namespace Modelc.Apply.Compare;

/// <summary>Every field that a plan has, so that none changes without an effect and a reason. A test holds it against the records.</summary>
internal static class FieldTable
{
    public const string Unit = "unit";

    public static IReadOnlyList<FieldRow> Rows { get; } = [.. UnitFields.Rows, .. ContainerFields.Rows, .. RecipeFields.Rows, .. GroundFields.Rows];

    private static readonly FrozenDictionary<(string, string), FieldRow> ByPath =
        Rows.ToFrozenDictionary(row => (row.Section, row.Pattern));

    public static FieldRow? Find(string section, string pattern) => ByPath.GetValueOrDefault((section, pattern));

    /// <summary>Of a field that this modelc does not know, because another one wrote the plan: it is taken seriously.</summary>
    public static FieldRow Unknown(string section, string pattern) =>
        new(section, pattern, pattern, section == Unit ? Effects.Replacement : Effects.None);
}

/// <summary>The effects that many fields share.</summary>
internal static class Effects
{
    public static Effect None(Situation now) => Effect.None;

    /// <summary>What containers are made of.</summary>
    public static Effect Replacement(Situation now) => now.Kind switch
    {
        "container" => Effect.Recreate,
        "commands" => Effect.Commands,
        _ => now.StopsFirst ? Effect.StopFirst : Effect.Rolling,
    };

    /// <summary>How a rollout goes. On plain Docker the watchdog carries a copy of the settings; a swarm takes them in.</summary>
    public static Effect Pace(Situation now) => now.IsOnSwarm ? Effect.None : Effect.Watchdog;

    /// <summary>On a swarm each replica's container holds its own check; on plain Docker the watchdog asks from outside.</summary>
    public static Effect Check(Situation now) => now.IsOnSwarm ? Replacement(now) : Effect.Watchdog;

    public static Effect Watchdog(Situation now) => Effect.Watchdog;

    public static Effect Handover(Situation now) => Effect.Handover;

    public static Effect Downtime(Situation now) => Effect.Downtime;

    public static Effect OnlyIn(Situation now, bool configuration) => configuration ? Effect.Handover : Effect.None;
}
