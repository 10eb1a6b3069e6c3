using System.Text;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Diagnostics;

/// <summary>
/// Diagnostics as text. Each line starts with a place that editors and terminals can jump to. Nothing that a model
/// says can leave its line or reach the terminal as a command.
/// </summary>
public static class DiagnosticFormatter
{
    private const int LongestMessage = 2000;

    /// <summary>The diagnostic and its notes, a line each; with the source line and carets where asked for.</summary>
    public static string Format(Diagnostic diagnostic, bool withSource = true)
    {
        var text = new StringBuilder(Line(diagnostic)).Append('\n');
        if (withSource)
            text.Append(Source(diagnostic.Location));
        foreach (var note in diagnostic.Notes)
            text.Append(Line(note)).Append('\n');
        return text.ToString();
    }

    public static string Line(Diagnostic diagnostic) =>
        $"{Place(diagnostic.Location)}: {Name(diagnostic.Severity)} {diagnostic.Code}: {Sentence(diagnostic.Message)}";

    public static string Line(RelatedNote note) => $"{Place(note.Location)}: note: {Sentence(note.Message)}";

    /// <summary>Two lines: the source, and the carets below the place.</summary>
    public static string Source(SourceLocation place) => SourceExcerpt.Render(place);

    public static string Name(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    private static string Place(SourceLocation location)
    {
        var (line, column) = location.Start;
        return $"{VisibleText.Escape(location.Source.Path)}({line},{column})";
    }

    private static string Sentence(string message) => VisibleText.Escape(
        message.Length <= LongestMessage ? message : $"{message.AsSpan(0, LongestMessage)}...");
}
