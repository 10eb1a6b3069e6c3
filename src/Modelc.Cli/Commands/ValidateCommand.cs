using System.Collections.Immutable;
using System.CommandLine;
using Modelc.Cli.Input;
using Modelc.Cli.Printing;
using Modelc.Compiler;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Commands;

internal static class ValidateCommand
{
    public static Command Create(CliStreams streams)
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Models in JSON or YAML; \"-\" reads one from the standard input.",
            Arity = ArgumentArity.OneOrMore,
        };
        var verb = new Verb("validate", "Check models and say, with line and column, what is wrong with them.",
            new Example("modelc validate shop/model.json", "One model."),
            new Example("modelc validate shop/*.json --warnings-as-errors", "All models of a folder, where a warning is one too many."),
            new Example("cat shop/model.json | modelc validate -", "What another program prints."),
            new Example("modelc validate shop/model.json --format github", "As annotations of a pull request."),
            new Example("modelc validate shop/model.json --format sarif > modelc.sarif", "As a file for code scanning."))
        {
            files,
        };
        var options = ReportOptions.AddTo(verb);
        verb.SetAction(parsed => Run(parsed, parsed.GetValue(files)!, options, streams));
        return verb;
    }

    private static int Run(ParseResult parsed, string[] files, ReportOptions options, CliStreams streams)
    {
        var models = files.Select(file => ModelFile.Read(file, streams)).ToList();
        var report = new Report(models.Count(model => model.Problem is null), [.. models.SelectMany(model => Check(model))]);
        var format = options.FormatOf(parsed);
        ReportWriter.Write(report, format, options.StyleOf(parsed, streams, streams.OutIsTerminal), streams.Out);
        if (format == ReportFormat.Text)
            streams.Out.WriteLine($"{Counts.Of(report.Models, "model")} checked: {Counts.OfProblems(report)}.");
        return models.Any(model => model.Problem is not null) ? ExitCode.FilesFailed
            : options.Fails(parsed, report) ? ExitCode.ModelHasErrors
            : ExitCode.Done;
    }

    private static ImmutableArray<Diagnostic> Check(ModelFile model) => model.Text is { } text
        ? Compilation.Check(text, new CompilationOptions(new ModelFolder(model.Folder))).Diagnostics
        : [model.Problem!];
}
