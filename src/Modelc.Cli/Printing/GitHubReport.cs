using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Printing;

/// <summary>Lines that GitHub Actions shows beside the changed lines of a pull request.</summary>
internal static class GitHubReport
{
    public static void Write(IEnumerable<Diagnostic> diagnostics, TextWriter to)
    {
        foreach (var diagnostic in diagnostics)
            to.WriteLine($"::{Command(diagnostic.Severity)} {Properties(diagnostic)}::{Escape(Message(diagnostic))}");
    }

    private static string Command(Severity severity) => severity == Severity.Info ? "notice" : DiagnosticFormatter.Name(severity);

    private static string Properties(Diagnostic diagnostic)
    {
        var (start, end) = (diagnostic.Location.Start, diagnostic.Location.End);
        var place = TextReport.HasPlace(diagnostic) ? $",line={start.Line},col={start.Column},endLine={end.Line},endColumn={end.Column}" : "";
        return $"file={EscapeProperty(diagnostic.Location.Source.Path)}{place},title={diagnostic.Code}";
    }

    private static string Message(Diagnostic diagnostic) =>
        string.Join('\n', diagnostic.Notes.Select(DiagnosticFormatter.Line).Prepend(diagnostic.Message));

    private static string Escape(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string EscapeProperty(string text) => Escape(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
