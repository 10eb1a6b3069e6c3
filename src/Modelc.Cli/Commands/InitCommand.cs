using System.CommandLine;
using System.CommandLine.Parsing;
using Modelc.Cli.Input;
using Modelc.Cli.Printing;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Commands;

internal static class InitCommand
{
    private const string Starter = "starter";

    public static Command Create(CliStreams streams)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "The folder to write to; made if there is none.",
            DefaultValueFactory = _ => ".",
        };
        var example = new Option<string>("--example")
        {
            Description = "What to start from: a commented model, or one of the examples of modelc.",
            HelpName = "NAME",
            DefaultValueFactory = _ => Starter,
        };
        // Not "accept only": the names would be looked up at the start of every other verb, too.
        example.CompletionSources.Add(_ => StarterFiles.Names());
        example.Validators.Add(Validate);
        var verb = new Verb("init", "Write a model to start from. Nothing that exists is written over.",
            new Example("modelc init", "Here, with comments that explain it."),
            new Example("modelc init shop", "In a folder of its own."),
            new Example("modelc init shop --example 06-shop", "From an example; whoever writes a name that is none is told them all."))
        {
            folder,
            example,
        };
        verb.SetAction(parsed => Run(parsed.GetValue(folder)!, parsed.GetValue(example)!, streams));
        return verb;
    }

    private static void Validate(OptionResult option)
    {
        var name = option.GetValueOrDefault<string>();
        if (!StarterFiles.Names().Contains(name))
            option.AddError($"There is no example \"{name}\".{SpellChecker.Hint(name ?? "", StarterFiles.Names())} There are: {string.Join(", ", StarterFiles.Names())}.");
    }

    private static int Run(string folder, string example, CliStreams streams)
    {
        if (StarterFiles.Write(example, folder) is { } problem)
        {
            TextReport.Write([problem], new TextStyle(HasColor: false, HasSource: false), streams.Error);
            return ExitCode.FilesFailed;
        }

        var model = Path.Combine(folder, StarterFiles.ModelOf(example));
        streams.Out.WriteLine($"Wrote {model}. Next:\n  modelc validate {model}\n  modelc build {model} --output {Path.Combine(folder, "out")}");
        return ExitCode.Done;
    }
}
