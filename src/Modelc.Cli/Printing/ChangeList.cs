using Modelc.Cli.Output;

namespace Modelc.Cli.Printing;

/// <summary>The files of a build that differ, a line each, and what that means for what is deployed.</summary>
internal static class ChangeList
{
    public static void Write(FolderUpdate update, TextWriter to)
    {
        foreach (var change in update.Changes!.Changes.OrderBy(change => change.Path, StringComparer.Ordinal))
            to.WriteLine($"  {NameOf(change.Kind),-8} {change.Path}");
        foreach (var change in update.PlanChanges)
            to.WriteLine($"  {DiagnosticText(change.ToString())}");
    }

    public static string NameOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "added",
        ChangeKind.Changed => "changed",
        _ => "removed",
    };

    // A value of the model may hold anything; here it gets a line.
    private static string DiagnosticText(string line) => Modelc.Compiler.Diagnostics.VisibleText.Escape(line);
}
