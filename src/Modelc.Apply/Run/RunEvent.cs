using Modelc.Artifacts;

namespace Modelc.Apply.Run;

/// <summary>What happens, as it happens. Events of different hosts come in any order, one at a time.</summary>
public abstract record RunEvent;

/// <summary>Another part of the run begins, such as "wave 0".</summary>
public sealed record StageBegan(string Text) : RunEvent;

/// <summary>The lock is somebody else's, and we wait.</summary>
public sealed record WaitingForLock(string Host, string Who, string When, string Why) : RunEvent;

public sealed record StepBegan(Step Step, bool IsCheck) : RunEvent;

/// <summary>A line that the words of a step printed.</summary>
public sealed record StepSaid(string Host, string Unit, string Line) : RunEvent;

public sealed record StepEnded(Step Step, bool IsCheck, StepFailure? Failure) : RunEvent;

public sealed record FolderRetired(string Host, string Unit, string Folder) : RunEvent;
