using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Printing;

/// <summary>One line for each problem, which editors and terminals can jump to. At a terminal also the source and carets.</summary>
internal static class TextReport
{
    public static void Write(IEnumerable<Diagnostic> diagnostics, TextStyle style, TextWriter to)
    {
        foreach (var diagnostic in diagnostics)
        {
            to.WriteLine(Painted(diagnostic, style));
            if (style.HasSource && HasPlace(diagnostic))
                to.Write(style.Faint(DiagnosticFormatter.Source(diagnostic.Location)));
            foreach (var note in diagnostic.Notes)
                to.WriteLine(DiagnosticFormatter.Line(note));
        }
    }

    private static string Painted(Diagnostic diagnostic, TextStyle style)
    {
        var line = DiagnosticFormatter.Line(diagnostic);
        var name = $"{DiagnosticFormatter.Name(diagnostic.Severity)} {diagnostic.Code}";
        var at = line.IndexOf($"(1,1): {name}: ", StringComparison.Ordinal);
        if (!HasPlace(diagnostic) && at >= 0)
            line = line.Remove(at, "(1,1)".Length);
        at = line.IndexOf($": {name}: ", StringComparison.Ordinal);
        return at < 0 ? line : style.Strong(line[..at]) + ": " + style.Paint(diagnostic.Severity, name) + line[(at + 2 + name.Length)..];
    }

    /// <summary>A file that could not be read has a path, but no line.</summary>
    public static bool HasPlace(Diagnostic diagnostic) => !diagnostic.Code.StartsWith("MC50", StringComparison.Ordinal);
}
