using System.CommandLine;
using Modelc.Cli.Input;
using Modelc.Cli.Output;
using Modelc.Cli.Printing;
using Modelc.Compiler;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Commands;

internal sealed class BuildCommand
{
    private readonly Argument<string> model = new("MODEL")
    {
        Description = "The model in JSON or YAML; \"-\" reads it from the standard input.",
    };

    private readonly Option<string> output = new("--output", "-o")
    {
        Description = "The folder to write to. Files in it that modelc did not write are never touched.",
        HelpName = "DIR",
        DefaultValueFactory = _ => "out",
    };

    private readonly Option<bool> check = new("--check")
    {
        Description = $"Write nothing; say what a build would change, with exit code {ExitCode.DifferencesFound} if it is anything.",
    };

    private readonly Option<bool> force = new("--force")
    {
        Description = "Replace files of others that are in the way.",
    };

    private readonly Option<string> templates = new("--templates")
    {
        Description = "A folder with templates of your own, each in the place of modelc's of the same name.",
        HelpName = "DIR",
    };

    private readonly Option<string> views = new("--views")
    {
        Description = "Write there, as JSON, what each template was given: what the author of a template needs.",
        HelpName = "DIR",
    };

    private readonly CliStreams streams;
    private readonly ReportOptions options;

    private BuildCommand(Command verb, CliStreams streams)
    {
        this.streams = streams;
        verb.Add(model);
        verb.Add(output);
        verb.Add(check);
        verb.Add(force);
        verb.Add(templates);
        verb.Add(views);
        options = ReportOptions.AddTo(verb);
        verb.Validators.Add(result =>
        {
            if (result.GetValue(check) && result.GetValue(views) is not null)
                result.AddError("\"--views\" writes files and \"--check\" writes none. Use one of them.");
        });
        verb.SetAction(Run);
    }

    public static Command Create(CliStreams streams)
    {
        var verb = new Verb("build", "Write the files that deploy a model: all of them, or none.",
            new Example("modelc build shop/model.json", "Into the folder \"out\"."),
            new Example("modelc build shop/model.json --output shop/out", "Into another folder."),
            new Example("modelc build shop/model.json --output shop/out --check", "In CI: is what was committed what the model says?"),
            new Example("modelc build - --output shop/out < shop/model.json", "From the standard input."),
            new Example("modelc build shop/model.json --templates my-templates --views views", "With a template of your own, and what it is given."));
        _ = new BuildCommand(verb, streams);
        return verb;
    }

    private int Run(ParseResult parsed)
    {
        var source = ModelFile.Read(parsed.GetValue(model)!, streams);
        var (overrides, unreadable) = TemplateFolder.Read(parsed.GetValue(templates));
        if (source.Text is not { } text || unreadable is not null)
            return End(parsed, new Report(0, [.. new[] { source.Problem, unreadable }.OfType<Diagnostic>()]), ExitCode.FilesFailed);
        var result = Compilation.Compile(text, new CompilationOptions(new ModelFolder(source.Folder))
        {
            Templates = overrides,
            KeepsModel = false,
            KeepsViews = parsed.GetValue(views) is not null,
        });
        var report = new Report(1, result.Diagnostics);
        using var stop = new StopSignals();
        // Views come first: they are wanted most where a template has an error.
        if (parsed.GetValue(views) is { } viewFolder
            && FolderUpdate.Write(viewFolder, ViewFolder.Of(result.Views), force: false, stop.Token) is { Exit: not ExitCode.Done } failed)
            return End(parsed, With(report, failed), failed.Exit, failed.Summary);
        if (result.Artifacts is not { } artifacts || options.Fails(parsed, report))
            return End(parsed, report, ExitCode.ModelHasErrors, $"{Counts.OfProblems(report)}; nothing was written.");
        var folder = parsed.GetValue(output)!;
        var update = parsed.GetValue(check)
            ? FolderUpdate.Check(folder, artifacts, parsed.GetValue(force))
            : FolderUpdate.Write(folder, artifacts, parsed.GetValue(force), stop.Token);
        if (update.Exit == ExitCode.DifferencesFound && options.FormatOf(parsed) == ReportFormat.Text)
            ChangeList.Write(update, streams.Out);
        return End(parsed, With(report, update), update.Exit, update.Summary);
    }

    private int End(ParseResult parsed, Report report, int exit, string? summary = null)
    {
        var format = options.FormatOf(parsed);
        var isText = format == ReportFormat.Text;
        ReportWriter.Write(report, format, options.StyleOf(parsed, streams, streams.ErrorIsTerminal), isText ? streams.Error : streams.Out);
        if (isText && summary is not null)
            (exit is ExitCode.Done or ExitCode.DifferencesFound ? streams.Out : streams.Error).WriteLine(summary);
        return exit;
    }

    private static Report With(Report report, FolderUpdate update) =>
        report with { Diagnostics = report.Diagnostics.AddRange(update.Diagnostics), Update = update };
}
