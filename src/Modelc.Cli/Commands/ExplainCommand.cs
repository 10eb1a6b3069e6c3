using System.Collections.Immutable;
using System.CommandLine;
using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Commands;

internal static class ExplainCommand
{
    public static Command Create(CliStreams streams)
    {
        var code = new Argument<string?>("CODE")
        {
            Description = "The code of a message, such as MC2004. Without one, all codes are listed.",
            HelpName = "CODE",
            Arity = ArgumentArity.ZeroOrOne,
        };
        code.CompletionSources.Add(_ => KnownCodes.All().Select(descriptor => descriptor.Code));
        var verb = new Verb("explain", "Say what a message means, why it matters and what to do about it.",
            new Example("modelc explain MC2004", "One code."),
            new Example("modelc explain", "All codes there are."))
        {
            code,
        };
        verb.SetAction(parsed => parsed.GetValue(code) is { } wanted ? Explain(wanted, streams) : List(streams));
        return verb;
    }

    private static int List(CliStreams streams)
    {
        foreach (var known in KnownCodes.All())
            streams.Out.WriteLine($"{known.Code}  {DiagnosticFormatter.Name(known.Severity),-7}  {known.Title}");
        return ExitCode.Done;
    }

    private static int Explain(string code, CliStreams streams)
    {
        var known = KnownCodes.All();
        if (known.FirstOrDefault(descriptor => descriptor.Code.Equals(code, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            streams.Out.Write(Catalog.PageOf(found));
            return ExitCode.Done;
        }

        streams.Error.WriteLine($"modelc explain: No message has the code \"{code}\".{Advice(code, known)}");
        return ExitCode.WrongUsage;
    }

    private static string Advice(string code, ImmutableArray<DiagnosticDescriptor> known) =>
        SpellChecker.Hint(code, known.Select(descriptor => descriptor.Code)) is { Length: > 0 } hint
            ? hint
            : " \"modelc explain\" lists all codes.";
}
