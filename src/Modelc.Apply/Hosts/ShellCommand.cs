using System.Collections.Immutable;

namespace Modelc.Apply.Hosts;

/// <summary>
/// Words that stay an array until the wire; the same words go to the journal and to tests. They begin in the home folder
/// of whoever logs in.
/// </summary>
public sealed record ShellCommand(ImmutableArray<string> Words)
{
    /// <summary>Standard input: the one way by which a secret travels, never by a word.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>
    /// Standard input that comes while the command runs, in place of <see cref="Input"/>: each piece is passed on at once,
    /// and the end of it is the end of standard input. Its owner disposes of it.
    /// </summary>
    public Stream? LiveInput { get; init; }

    /// <summary>Called with each line of output, of either stream, while it runs.</summary>
    public Action<string>? OnLine { get; init; }

    /// <summary>How long the machine may stay silent about the end of it before it counts as stalled.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(2);
}

public sealed record ShellAnswer(int ExitCode, string Output, string Errors)
{
    public bool IsGood => ExitCode == 0;
}
