using System.CommandLine;
using Modelc.Cli.Printing;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Commands;

/// <summary>How diagnostics are shown, and which of them make a run fail: the same options wherever a model is read.</summary>
internal sealed class ReportOptions
{
    private readonly Option<string> format = new("--format")
    {
        Description = "How problems are printed: text, json, sarif or github.",
        HelpName = "text|json|sarif|github",
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<string> color = new("--color")
    {
        Description = "When to use colours: auto (at a terminal, unless NO_COLOR is set), always or never.",
        HelpName = "auto|always|never",
        DefaultValueFactory = _ => "auto",
    };

    private readonly Option<bool> strict = new("--warnings-as-errors")
    {
        Description = "Let warnings fail the run as well.",
    };

    private ReportOptions()
    {
        format.AcceptOnlyFromAmong("text", "json", "sarif", "github");
        color.AcceptOnlyFromAmong("auto", "always", "never");
    }

    public static ReportOptions AddTo(Command command)
    {
        var options = new ReportOptions();
        command.Add(options.format);
        command.Add(options.strict);
        command.Add(options.color);
        return options;
    }

    /// <summary>Only the colours, where the format is that of something else.</summary>
    public static ReportOptions AddColorTo(Command command)
    {
        var options = new ReportOptions();
        command.Add(options.color);
        return options;
    }

    public ReportFormat FormatOf(ParseResult parsed) => parsed.GetValue(format) switch
    {
        "json" => ReportFormat.Json,
        "sarif" => ReportFormat.Sarif,
        "github" => ReportFormat.GitHub,
        _ => ReportFormat.Text,
    };

    public TextStyle StyleOf(ParseResult parsed, CliStreams streams, bool isTerminal) =>
        TextStyle.Of(parsed.GetValue(color)!, streams, isTerminal);

    public bool Fails(ParseResult parsed, Report report) =>
        report.Count(Severity.Error) > 0 || (parsed.GetValue(strict) && report.Count(Severity.Warning) > 0);
}
