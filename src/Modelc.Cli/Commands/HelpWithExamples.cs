using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Modelc.Cli.Commands;

/// <summary>The usual help, and below it what one would have asked next.</summary>
internal sealed class HelpWithExamples(HelpAction usual) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is Verb verb)
            WriteExamples(verb, output);
        else
            WriteFirstSteps(output);
        return ExitCode.Done;
    }

    private static void WriteExamples(Verb verb, TextWriter output)
    {
        output.WriteLine("Examples:");
        foreach (var example in verb.Examples)
            output.WriteLine($"  # {example.Purpose}\n  {example.Line}\n");
    }

    private static void WriteFirstSteps(TextWriter output) => output.Write(
        $"""
        First steps:
          modelc init shop
          modelc validate shop/model.json
          modelc build shop/model.json --output shop/out

        Exit codes:
          {ExitCode.Done}    done, or nothing to do
          {ExitCode.ModelHasErrors}    the model has errors; nothing was written
          {ExitCode.DifferencesFound}    "plan" or "build --check" found differences
          {ExitCode.DeploymentFailed}    a deployment failed, or a host could not be reached; the message says what serves now
          {ExitCode.WrongUsage}   wrong usage
          {ExitCode.Bug}   a bug in modelc
          {ExitCode.FilesFailed}   a file could not be read or written; what was there is intact
          {ExitCode.Interrupted}  interrupted; what was there is intact

        """);
}
