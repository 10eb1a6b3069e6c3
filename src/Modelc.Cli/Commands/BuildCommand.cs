using System.Collections.Immutable;
using System.CommandLine;
using Modelc.Artifacts;
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

    private readonly CliStreams streams;
    private readonly ReportOptions options;

    private BuildCommand(Command verb, CliStreams streams)
    {
        this.streams = streams;
        verb.Add(model);
        verb.Add(output);
        verb.Add(check);
        verb.Add(force);
        options = ReportOptions.AddTo(verb);
        verb.SetAction(Run);
    }

    public static Command Create(CliStreams streams)
    {
        var verb = new Verb("build", "Write the files that deploy a model: all of them, or none.",
            new Example("modelc build shop/model.json", "Into the folder \"out\"."),
            new Example("modelc build shop/model.json --output shop/out", "Into another folder."),
            new Example("modelc build shop/model.json --output shop/out --check", "In CI: is what was committed what the model says?"),
            new Example("modelc build - --output shop/out < shop/model.json", "From the standard input."));
        _ = new BuildCommand(verb, streams);
        return verb;
    }

    private int Run(ParseResult parsed)
    {
        var source = ModelFile.Read(parsed.GetValue(model)!, streams);
        if (source.Text is not { } text)
            return End(parsed, new Report(1, [source.Problem!]), ExitCode.FilesFailed);
        var result = Compilation.Compile(text, new CompilationOptions(new ModelFolder(source.Folder)));
        var report = new Report(1, result.Diagnostics);
        if (result.Artifacts is not { } artifacts || options.Fails(parsed, report))
            return End(parsed, report, ExitCode.ModelHasErrors, $"{Counts.OfProblems(report)}; nothing was written.");
        return WriteOrCheck(parsed, report, artifacts);
    }

    private int WriteOrCheck(ParseResult parsed, Report report, ArtifactSet artifacts)
    {
        var folder = parsed.GetValue(output)!;
        if (File.Exists(folder))
        {
            var inTheWay = FileDiagnostics.IsInTheWay(folder, "is a file, and a folder must stand there", canForce: false);
            return End(parsed, With(report, inTheWay), ExitCode.FilesFailed);
        }

        try
        {
            return parsed.GetValue(check) ? Check(parsed, report, artifacts, folder) : Write(parsed, report, artifacts, folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return End(parsed, With(report, FileDiagnostics.Of(problem, folder)), ExitCode.FilesFailed);
        }
        catch (OperationCanceledException)
        {
            return End(parsed, report, ExitCode.Interrupted, $"{folder}: interrupted; it is as it was.");
        }
    }

    private int Check(ParseResult parsed, Report report, ArtifactSet artifacts, string folder)
    {
        var changes = new ArtifactDirectory(new Disk(), folder).Compare(artifacts, parsed.GetValue(force));
        report = With(report, [.. Obstacles(folder, changes), .. Edits(folder, changes, isChecked: true)]) with { Changes = changes };
        if (!changes.Any)
            return End(parsed, report, ExitCode.Done, $"{folder}: up to date, {Counts.Of(changes.Unchanged, "file")}.");
        if (options.FormatOf(parsed) == ReportFormat.Text)
            ChangeList.Write(changes, streams.Out);
        return End(parsed, report, ExitCode.DifferencesFound, $"{folder}: {Summary(changes)}. Run \"modelc build\" and commit the result.");
    }

    private int Write(ParseResult parsed, Report report, ArtifactSet artifacts, string folder)
    {
        using var stop = new StopSignals();
        var (outcome, changes) = new ArtifactDirectory(new Disk(), folder).Write(artifacts, parsed.GetValue(force), stop.Token);
        if (changes is null)
            return End(parsed, With(report, FileDiagnostics.IsBusy(folder)), ExitCode.FilesFailed);
        if (changes.IsInterrupted)
            report = With(report, FileDiagnostics.WasResumed(folder));
        if (outcome == WriteOutcome.Obstructed)
            return End(parsed, With(report, [.. Obstacles(folder, changes)]), ExitCode.FilesFailed);
        report = With(report, [.. Edits(folder, changes, isChecked: false)]) with { Changes = changes };
        return End(parsed, report, ExitCode.Done, $"{folder}: {(outcome == WriteOutcome.UpToDate ? "up to date" : Summary(changes))}, {changes.Unchanged} unchanged.");
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

    private static Report With(Report report, params ImmutableArray<Diagnostic> more) =>
        report with { Diagnostics = report.Diagnostics.AddRange(more) };

    private static IEnumerable<Diagnostic> Obstacles(string folder, FolderChanges changes) =>
        changes.Obstacles.Select(o => FileDiagnostics.IsInTheWay(Path.Combine(folder, o.Path), o.Fact, o.CanForce));

    private static IEnumerable<Diagnostic> Edits(string folder, FolderChanges changes, bool isChecked) =>
        changes.Changes.Where(c => c.WasEdited).Select(c => FileDiagnostics.WasEdited(Path.Combine(folder, c.Path), isChecked));

    private static string Summary(FolderChanges changes)
    {
        var parts = changes.Changes.GroupBy(change => change.Kind).OrderBy(kind => kind.Key)
            .Select(kind => $"{kind.Count()} {ChangeList.NameOf(kind.Key)}")
            .ToList();
        if (!changes.Obstacles.IsEmpty)
            parts.Add($"{changes.Obstacles.Length} in the way");
        return parts.Count > 0 ? string.Join(", ", parts) : "an interrupted build is to be finished";
    }
}
