using System.CommandLine;
using Modelc.Cli.Graph;
using Modelc.Cli.Input;
using Modelc.Cli.Printing;
using Modelc.Compiler;

namespace Modelc.Cli.Commands;

internal static class GraphCommand
{
    public static Command Create(CliStreams streams)
    {
        var file = new Argument<string>("MODEL") { Description = "The model; \"-\" reads it from the standard input." };
        var format = new Option<string>("--format")
        {
            Description = "The language of the drawing: mermaid, dot or svg.",
            HelpName = "mermaid|dot|svg",
            DefaultValueFactory = _ => "mermaid",
        };
        format.AcceptOnlyFromAmong("mermaid", "dot", "svg");
        var verb = new Verb("graph", "Draw a model: who runs where, and who needs whom. An arrow points to the one that serves.",
            new Example("modelc graph shop/model.json --format svg > shop/model.svg", "A picture for a README."),
            new Example("modelc graph shop/model.json", "Mermaid, which many forges draw."),
            new Example("modelc graph shop/model.json --format dot > shop/model.dot", "For Graphviz."))
        {
            file,
            format,
        };
        var colors = ReportOptions.AddColorTo(verb);
        verb.SetAction(parsed => Run(ModelFile.Read(parsed.GetValue(file)!, streams), parsed.GetValue(format)!, colors.StyleOf(parsed, streams, streams.ErrorIsTerminal), streams));
        return verb;
    }

    /// <summary>A model with errors in its meaning can still be drawn, and often should be, to find them.</summary>
    private static int Run(ModelFile file, string format, TextStyle style, CliStreams streams)
    {
        var result = file.Text is { } text
            ? Compilation.Check(text, new CompilationOptions(new ModelFolder(file.Folder)))
            : new CompilationResult { Diagnostics = [file.Problem!] };
        if (result.Model is not { } model)
        {
            TextReport.Write(result.Diagnostics, style, streams.Error);
            return file.Problem is null ? ExitCode.ModelHasErrors : ExitCode.FilesFailed;
        }

        var graph = GraphBuilder.Of(model);
        streams.Out.Write(format switch
        {
            "svg" => SvgWriter.Write(graph),
            "dot" => DotWriter.Write(graph),
            _ => MermaidWriter.Write(graph),
        });
        return ExitCode.Done;
    }
}
