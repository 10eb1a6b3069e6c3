using System.Text;

namespace Modelc.Cli.Tests.Commands;

/// <summary>What a command printed, and how it ended. The command runs in this process, with streams of the test's own.</summary>
internal sealed record CommandRun(int Exit, string Out, string Error)
{
    public static CommandRun Of(params string[] arguments) => Of("", arguments);

    public static CommandRun Of(string input, string[] arguments, bool isTerminal = false, Func<string, string?>? environment = null)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var streams = new CliStreams(output, error, () => new MemoryStream(Encoding.UTF8.GetBytes(input)))
        {
            OutIsTerminal = isTerminal,
            ErrorIsTerminal = isTerminal,
            Environment = environment ?? (_ => null),
        };
        var exit = CommandLine.Run(arguments, streams);
        return new CommandRun(exit, output.ToString(), error.ToString());
    }
}
