namespace Modelc.Cli.Printing;

internal static class ReportWriter
{
    /// <summary>The diagnostics of a report. What a format has beside them, the command prints itself.</summary>
    public static void Write(Report report, ReportFormat format, TextStyle style, TextWriter to)
    {
        switch (format)
        {
            case ReportFormat.Json:
                JsonReport.Write(report, to);
                break;
            case ReportFormat.Sarif:
                SarifReport.Write(report, to);
                break;
            case ReportFormat.GitHub:
                GitHubReport.Write(report.Diagnostics, to);
                break;
            default:
                TextReport.Write(report.Diagnostics, style, to);
                break;
        }
    }
}
