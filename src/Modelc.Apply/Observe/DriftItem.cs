namespace Modelc.Apply.Observe;

public enum DriftKind
{
    /// <summary>It was there after the last apply.</summary>
    Gone,

    /// <summary>It carries the application's label, and no apply put it there.</summary>
    Extra,
    Changed,
}

/// <summary>What a person did by hand: to an object such as "container web-1", and to which field of it.</summary>
public sealed record DriftItem(string Host, DriftKind Kind, HostObject Subject, string? Field, string? Was, string? Is)
{
    public string Thing => Subject.Thing;

    /// <summary>Null where it may be secret.</summary>
    public string? ShownWas => Shown(Was);

    /// <summary>Null where it may be secret.</summary>
    public string? ShownIs => Shown(Is);

    /// <summary>It only stopped, and starts again as it was.</summary>
    public bool IsStopped => Field == "state" && Is == "exited";

    private static string? Shown(string? value) => value?.StartsWith('#') == false ? value : null;
}
