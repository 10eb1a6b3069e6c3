using Modelc.Cli.Output;

namespace Modelc.Cli.Printing;

/// <summary>The files of a build that differ, a line each.</summary>
internal static class ChangeList
{
    public static void Write(FolderChanges changes, TextWriter to)
    {
        foreach (var change in changes.Changes.OrderBy(change => change.Path, StringComparer.Ordinal))
            to.WriteLine($"  {NameOf(change.Kind),-8} {change.Path}{(change.WasEdited ? " (edited by hand)" : "")}");
    }

    public static string NameOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "added",
        ChangeKind.Changed => "changed",
        _ => "removed",
    };
}
