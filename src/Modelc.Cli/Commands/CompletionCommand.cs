using System.CommandLine;

namespace Modelc.Cli.Commands;

internal static class CompletionCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish", "pwsh"];

    public static Command Create(CliStreams streams)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash, zsh, fish or pwsh.", HelpName = "SHELL" };
        shell.AcceptOnlyFromAmong(Shells);
        var verb = new Verb("completion", "Print the script that lets a shell complete verbs, options, codes and files.",
            new Example("source <(modelc completion bash)", "For bash, in ~/.bashrc."),
            new Example("modelc completion fish", "For fish; its first lines say where it goes."))
        {
            shell,
        };
        verb.SetAction(parsed => Print(parsed.GetValue(shell)!, streams));
        return verb;
    }

    private static int Print(string shell, CliStreams streams)
    {
        streams.Out.Write(Embedded.Text($"completion/modelc.{shell}"));
        return ExitCode.Done;
    }
}
