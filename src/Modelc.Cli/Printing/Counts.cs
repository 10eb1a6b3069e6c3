using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Printing;

internal static class Counts
{
    public static string Of(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>"2 errors, 1 warning" or "no problems".</summary>
    public static string OfProblems(Report report)
    {
        var parts = new List<string>();
        if (report.Count(Severity.Error) is > 0 and var errors)
            parts.Add(Of(errors, "error"));
        if (report.Count(Severity.Warning) is > 0 and var warnings)
            parts.Add(Of(warnings, "warning"));
        return parts.Count > 0 ? string.Join(", ", parts) : "no problems";
    }
}
