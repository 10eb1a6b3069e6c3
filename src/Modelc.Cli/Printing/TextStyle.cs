using Modelc.Compiler.Diagnostics;

namespace Modelc.Cli.Printing;

/// <summary>How much a text may do where it is read: colours and source lines are for a person at a terminal.</summary>
internal sealed record TextStyle(bool HasColor, bool HasSource)
{
    private const string Reset = "\e[0m";

    /// <param name="wish">"auto", "always" or "never".</param>
    public static TextStyle Of(string wish, CliStreams streams, bool isTerminal)
    {
        var hasColor = wish switch
        {
            "always" => true,
            "never" => false,
            _ => isTerminal && streams.Environment("NO_COLOR") is null or "" && streams.Environment("TERM") != "dumb",
        };
        return new TextStyle(hasColor, HasSource: isTerminal);
    }

    public string Paint(Severity severity, string text) => severity switch
    {
        Severity.Error => Wrap("\e[1;31m", text),
        Severity.Warning => Wrap("\e[1;33m", text),
        _ => Wrap("\e[1;36m", text),
    };

    /// <summary>What is good, what changes, what is bad.</summary>
    public string Good(string text) => Wrap("\e[32m", text);

    public string Note(string text) => Wrap("\e[33m", text);

    public string Bad(string text) => Wrap("\e[31m", text);

    public string Strong(string text) => Wrap("\e[1m", text);

    public string Faint(string text) => Wrap("\e[2m", text);

    private string Wrap(string start, string text) => HasColor ? start + text + Reset : text;
}
