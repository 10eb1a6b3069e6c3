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
/// the whole entry comes or goes.
/// </summary>
public sealed record PlanChange(
    PlanChangeKind Kind, string Section, string Entry, string? Field, string? Old, string? New)
{
    public override string ToString() => Kind switch
    {
        PlanChangeKind.Added => $"+ {Who}",
        PlanChangeKind.Removed => $"- {Who}",
        PlanChangeKind.Moved => $"> {Who}: from {Old ?? "nowhere"} to {New ?? "nowhere"}",
        _ => $"~ {Who}: {Field}: {Old ?? "(none)"} -> {New ?? "(none)"}",
    };

    private string Who => Entry.Length == 0 ? Section : $"{Section} {Entry}";
}
