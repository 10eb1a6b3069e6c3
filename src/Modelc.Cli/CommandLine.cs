using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Modelc.Cli.Commands;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli;

/// <summary>All verbs, and what they have in common: help with examples, wrong usage, and how a run ends.</summary>
internal static class CommandLine
{
    public static int Run(IReadOnlyList<string> arguments, CliStreams streams)
    {
        try
        {
            var exit = Parsed(arguments, streams);
            streams.Out.Flush();
            streams.Error.Flush();
            return exit;
        }
        catch (IOException problem)
        {
            return OutputFailed(problem, streams);
        }
        catch (Exception bug) when (bug is not OutOfMemoryException)
        {
            streams.Error.WriteLine($"modelc: This is a bug in modelc, and we would like to know about it. Nothing was written.\n{bug}");
            streams.Error.Flush();
            return ExitCode.Bug;
        }
    }

    public static RootCommand Create(CliStreams streams)
    {
        var root = new RootCommand("Compiles a deployment model into files that anyone can read, review and run, and runs them.")
        {
            InitCommand.Create(streams),
            ValidateCommand.Create(streams),
            BuildCommand.Create(streams),
            PlanCommand.Create(streams),
            ApplyCommand.Create(streams),
            StatusCommand.Create(streams),
            DriftCommand.Create(streams),
            LogsCommand.Create(streams),
            RollbackCommand.Create(streams),
            NodeCommand.Create(streams),
            DestroyCommand.Create(streams),
            GraphCommand.Create(streams),
            SchemaCommand.Create(streams),
            ExplainCommand.Create(streams),
            CompletionCommand.Create(streams),
        };
        root.Options.OfType<VersionOption>().Single().Description = "Show the version.";
        var help = root.Options.OfType<HelpOption>().Single();
        help.Description = "Show help and examples.";
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static int Parsed(IReadOnlyList<string> arguments, CliStreams streams)
    {
        var root = Create(streams);
        if (arguments.Count == 0)
            return NothingAsked(root, streams);
        // A file may be called "@model.json", and is not a list of arguments then.
        var result = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Action is ParseErrorAction || UnknownOption(result) is not null)
            return WrongUsage(result, streams);
        return result.Invoke(ConfigurationOf(streams.Out, streams.Error));
    }

    private static InvocationConfiguration ConfigurationOf(TextWriter output, TextWriter error) =>
        new() { Output = output, Error = error, EnableDefaultExceptionHandler = false };

    private static int NothingAsked(RootCommand root, CliStreams streams)
    {
        root.Parse(["--help"]).Invoke(ConfigurationOf(streams.Error, streams.Error));
        return ExitCode.WrongUsage;
    }

    private static int WrongUsage(ParseResult result, CliStreams streams)
    {
        var command = result.CommandResult.Command;
        var path = command is RootCommand ? "modelc" : $"modelc {command.Name}";
        foreach (var message in Messages(result).Distinct())
            streams.Error.WriteLine($"{path}: {message}");
        streams.Error.WriteLine($"See \"{path} --help\".");
        return ExitCode.WrongUsage;
    }

    /// <summary>The one that says most: of a misspelt word the parser also tells what it would have been followed by.</summary>
    private static IEnumerable<string> Messages(ParseResult result)
    {
        var command = result.CommandResult.Command;
        if (UnknownOption(result) is { } option)
            return [$"There is no option \"{option}\".{SpellChecker.Hint(option, command.Options.Select(known => known.Name))}"];
        if (result.UnmatchedTokens is [var word, ..])
        {
            return command is RootCommand
                ? [$"There is no command \"{word}\".{SpellChecker.Hint(word, command.Subcommands.Select(verb => verb.Name))}"]
                : [$"\"{word}\" is one argument too many."];
        }

        return result.Errors.Select(error => error.Message.Replace("\n\t", " ", StringComparison.Ordinal));
    }

    /// <summary>The parser takes an option that it does not know for an argument, such as a file.</summary>
    private static string? UnknownOption(ParseResult result)
    {
        if (result.Action is not (ParseErrorAction or null) && result.CommandResult.Command.Action != result.Action)
            return null;
        var options = result.CommandResult.Children.OfType<OptionResult>().SelectMany(option => option.Tokens).ToHashSet();
        return result.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-' && !options.Contains(token))
            ?.Value;
    }

    // Who reads our output may have enough, as "head" does; then there is nobody left to tell.
    private static int OutputFailed(IOException problem, CliStreams streams)
    {
        const int BrokenPipe = 32;
        if (problem.HResult != BrokenPipe)
        {
            streams.Error.WriteLine($"modelc: The output cannot be written: {FileDiagnostics.ReasonOf(problem)}.");
            streams.Error.Flush();
        }

        return ExitCode.FilesFailed;
    }
}
