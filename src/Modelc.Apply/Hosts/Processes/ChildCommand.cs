using System.Collections.Immutable;

namespace Modelc.Apply.Hosts.Processes;

/// <summary>A program to run on the operator's machine, and what it gets. A variable that is null is taken away.</summary>
internal sealed record ChildCommand(ImmutableArray<string> Words)
{
    public string? Folder { get; init; }

    public ImmutableDictionary<string, string?> Variables { get; init; } = ImmutableDictionary<string, string?>.Empty;

    public ReadOnlyMemory<byte> Input { get; init; }

    public Stream? LiveInput { get; init; }

    public Action<string>? OnLine { get; init; }

    public Action<int>? OnStart { get; init; }

    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// What a command that is stopped gets, as if its terminal were closed: time to end, or to go on alone if it takes no
    /// notice, as it would on a host whose connection is cut. Null: it is ended at once.
    /// </summary>
    public TimeSpan? Notice { get; init; }

    /// <summary>The same program, fed and watched as the command wants it.</summary>
    public ChildCommand For(ShellCommand command) =>
        this with { Input = command.Input, LiveInput = command.LiveInput, OnLine = command.OnLine, TimeLimit = command.TimeLimit };
}

internal enum ChildEnd
{
    Exited,
    TimeLimit,
    TooMuchOutput,
}

internal sealed record ChildOutcome(ChildEnd End, int ExitCode, string Output, string Errors)
{
    public bool IsGood => End == ChildEnd.Exited && ExitCode == 0;
}
