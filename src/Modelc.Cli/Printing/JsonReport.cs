using System.Text.Encodings.Web;
using System.Text.Json;
using Modelc.Cli.Output;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Cli.Printing;

/// <summary>Everything, for programs. Fields may be added; none changes its meaning.</summary>
internal static class JsonReport
{
    internal static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Report report, TextWriter to)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
            WriteDocument(json, report);
        to.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void WriteDocument(Utf8JsonWriter json, Report report)
    {
        json.WriteStartObject();
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in report.Diagnostics)
            Write(json, diagnostic);
        json.WriteEndArray();
        if (report.Update is { Changes: { } changes } update)
            Write(json, changes, update.PlanChanges.Select(change => change.ToString()));
        json.WriteStartObject("summary");
        json.WriteNumber("models", report.Models);
        json.WriteNumber("errors", report.Count(Severity.Error));
        json.WriteNumber("warnings", report.Count(Severity.Warning));
        json.WriteNumber("infos", report.Count(Severity.Info));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", DiagnosticFormatter.Name(diagnostic.Severity));
        json.WriteString("message", diagnostic.Message);
        if (diagnostic.Component is { } component)
            json.WriteString("component", component);
        WritePlace(json, diagnostic.Location, TextReport.HasPlace(diagnostic));
        json.WriteStartArray("notes");
        foreach (var note in diagnostic.Notes)
        {
            json.WriteStartObject();
            json.WriteString("message", note.Message);
            WritePlace(json, note.Location, hasLine: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, SourceLocation place, bool hasLine)
    {
        json.WriteString("file", place.Source.Path);
        if (!hasLine)
            return;
        var (start, end) = (place.Start, place.End);
        json.WriteNumber("line", start.Line);
        json.WriteNumber("column", start.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
    }

    private static void Write(Utf8JsonWriter json, FolderChanges changes, IEnumerable<string> planChanges)
    {
        json.WriteStartArray("changes");
        foreach (var change in changes.Changes)
        {
            json.WriteStartObject();
            json.WriteString("path", change.Path);
            json.WriteString("kind", ChangeList.NameOf(change.Kind));
            json.WriteBoolean("wasEdited", change.WasEdited);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("unchanged", changes.Unchanged);
        json.WriteStartArray("planChanges");
        foreach (var change in planChanges)
            json.WriteStringValue(change);
        json.WriteEndArray();
    }
}
