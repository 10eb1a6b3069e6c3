using Modelc.Apply.Hosts.Processes;

namespace Modelc.Apply.Hosts.Local;

/// <summary>The answer of a command that ran on the operator's machine, if it came to an end.</summary>
internal static class LocalAnswer
{
    public static ShellAnswer Of(ChildOutcome outcome, ShellCommand command, string host) => outcome.End switch
    {
        ChildEnd.Exited => new(outcome.ExitCode, outcome.Output, outcome.Errors),
        ChildEnd.TooMuchOutput => throw new HostFailureException(
            host, $"\"{CommandName.Of(command)}\" for \"{host}\" printed more than anybody can want. See what it prints."),
        _ => throw new HostFailureException(
            host,
            $"\"{CommandName.Of(command)}\" for \"{host}\" has not finished after {command.TimeLimit.TotalSeconds:0.#} s. "
            + "Look at this machine's load and disk and at the engine, then run this again."),
    };
}
