using System.Collections.Immutable;

namespace Modelc.Apply.Compare;

public enum PlanChangeKind
{
    Added,
    Removed,

    /// <summary>To another host or cluster.</summary>
    Moved,
    Changed,
}

/// <summary>
/// One line of a difference: what happens to a field of an entry, such as the unit "web". Field and values are null where
/// the whole entry comes or goes. A secret is never among the values, only where it is to be found.
/// </summary>
public sealed record PlanChange(
    PlanChangeKind Kind, string Section, string Entry, string? Field, string? Old, string? New)
{
    /// <summary>Of this line and of all that follow from it.</summary>
    public Effect Effect { get; init; }

    /// <summary>Where in the model it may have been asked for, the likeliest first: "components/web/availability/replicaCount".</summary>
    public ImmutableArray<string> Causes { get; init; } = [];

    /// <summary>What had to change with it, and would have a line of its own if it had changed alone.</summary>
    public ImmutableArray<PlanChange> Follows { get; init; } = [];

    public string Cause => Causes.FirstOrDefault("");

    public override string ToString() => Kind switch
    {
        PlanChangeKind.Added => $"+ {Who}",
        PlanChangeKind.Removed => $"- {Who}",
        PlanChangeKind.Moved => $"> {Who}: from {Old ?? "nowhere"} to {New ?? "nowhere"}",
        _ => $"~ {Who}: {Field}: {ChangedText.Between(Old, New)}",
    };

    private string Who => Entry.Length == 0 ? Section : $"{Section} {Entry}";
}

/// <summary>An old and a new value on one line.</summary>
public static class ChangedText
{
    private const string Nothing = "(none)";

    /// <summary>Of two scripts the first line that differs.</summary>
    public static string Between(string? old, string? @new)
    {
        var (before, after) = (LinesOf(old), LinesOf(@new));
        if (before.Length <= 1 || after.Length <= 1)
            return $"{Of(before)} -> {Of(after)}";
        var same = before.Zip(after).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {same + 1}: {At(before, same)} -> {At(after, same)}";
    }

    private static string[] LinesOf(string? value) => value?.TrimEnd('\n').Split('\n') ?? [];

    private static string Of(string[] lines) => lines switch
    {
        [] => Nothing,
        [var one] => one,
        _ => $"{lines[0]} ... ({lines.Length} lines)",
    };

    private static string At(string[] lines, int index) => index < lines.Length ? lines[index].Trim() : Nothing;
}
