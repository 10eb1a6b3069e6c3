using System.Text.Json;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Cli.Printing;

/// <summary>SARIF 2.1.0, which code scanning services and editors read.</summary>
internal static class SarifReport
{
    private const string Schema = "https://json.schemastore.org/sarif-2.1.0.json";

    public static void Write(Report report, TextWriter to)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, JsonReport.Readable))
            WriteLog(json, report);
        to.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private static void WriteLog(Utf8JsonWriter json, Report report)
    {
        var codes = report.Diagnostics.Select(diagnostic => diagnostic.Code).Distinct().Order(StringComparer.Ordinal).ToList();
        json.WriteStartObject();
        json.WriteString("$schema", Schema);
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        WriteTool(json, codes);
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (var diagnostic in report.Diagnostics)
            WriteResult(json, diagnostic, codes.IndexOf(diagnostic.Code));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, List<string> codes)
    {
        var known = codes.Count > 0 ? KnownCodes.All().ToDictionary(descriptor => descriptor.Code) : [];
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "modelc");
        json.WriteString("semanticVersion", KnownCodes.Version);
        json.WriteStartArray("rules");
        foreach (var code in codes)
        {
            json.WriteStartObject();
            json.WriteString("id", code);
            if (known.GetValueOrDefault(code) is { } descriptor)
            {
                WriteText(json, "shortDescription", descriptor.Title);
                WriteText(json, "fullDescription", descriptor.Explanation);
                json.WriteStartObject("defaultConfiguration");
                json.WriteString("level", LevelOf(descriptor.Severity));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic diagnostic, int ruleIndex)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", diagnostic.Code);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", LevelOf(diagnostic.Severity));
        WriteText(json, "message", diagnostic.Message);
        json.WriteStartArray("locations");
        json.WriteStartObject();
        WritePlace(json, diagnostic.Location, TextReport.HasPlace(diagnostic));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("relatedLocations");
        foreach (var note in diagnostic.Notes)
        {
            json.WriteStartObject();
            WritePlace(json, note.Location, hasRegion: true);
            WriteText(json, "message", note.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, SourceLocation place, bool hasRegion)
    {
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(place.Source.Path));
        json.WriteEndObject();
        if (hasRegion)
        {
            var (start, end) = (place.Start, place.End);
            json.WriteStartObject("region");
            json.WriteNumber("startLine", start.Line);
            json.WriteNumber("startColumn", start.Column);
            json.WriteNumber("endLine", end.Line);
            json.WriteNumber("endColumn", end.Column);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string LevelOf(Severity severity) => severity == Severity.Info ? "note" : DiagnosticFormatter.Name(severity);

    /// <summary>A relative path stays relative, since that is how a service finds the file in its own checkout.</summary>
    private static string UriOf(string path) => Path.IsPathRooted(path)
        ? new Uri(path).AbsoluteUri
        : string.Join('/', path.Replace(Path.DirectorySeparatorChar, '/').Split('/').Select(Uri.EscapeDataString));
}
