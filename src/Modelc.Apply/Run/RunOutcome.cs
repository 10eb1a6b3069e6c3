using System.Collections.Immutable;
using Modelc.Apply.Hosts;
using Modelc.Apply.Observe;

namespace Modelc.Apply.Run;

public enum FailureKind
{
    /// <summary>It said so itself: the new is not good and was put back; what served before still does.</summary>
    PutBack,

    /// <summary>A program, a secret, a right is missing; nothing was changed by it.</summary>
    NotTried,

    /// <summary>The host could not be asked in the middle of it. It may have ended well or not, or still run.</summary>
    Unknown,

    /// <summary>Somebody else took the lock; nothing was begun.</summary>
    LockLost,

    /// <summary>It cannot be written down on the host, so it counts as not done.</summary>
    NotRecorded,
}

/// <param name="LastLines">What it said last.</param>
public sealed record StepFailure(
    string Host, string Unit, string Folder, FailureKind Kind, int? ExitCode, string Fact, ImmutableArray<string> LastLines);

public enum RunEnd
{
    Done,
    NothingToDo,
    Unreachable,
    Locked,
    /// <summary>Found before anything was activated.</summary>
    ChecksFailed,
    Failed,
    /// <summary>The operator wished it.</summary>
    Stopped,
}

/// <summary>How an apply ended, and everything that whoever started it has to know.</summary>
public sealed record RunOutcome(RunEnd End)
{
    public ImmutableArray<StepFailure> Failures { get; init; } = [];

    public ImmutableArray<HostFailureException> HostFailures { get; init; } = [];

    public int StepsDone { get; init; }

    public int StepsLeft { get; init; }

    /// <summary>Who has the lock, where it is not us.</summary>
    public LockHolder? Holder { get; init; }

    public string? LockedHost { get; init; }
}
