namespace Modelc.Apply.Hosts;

/// <summary>What to call a command before people: a script's own name, or else its first words.</summary>
internal static class CommandName
{
    public static string Of(ShellCommand command) => command.Words switch
    {
        ["sh", "-c", _, var name, ..] => name,
        ["sh", "-c", _] => "sh -c",
        var words => string.Join(' ', words.Take(3)),
    };
}
