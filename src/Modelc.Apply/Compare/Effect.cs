namespace Modelc.Apply.Compare;

/// <summary>What a change does to what runs. A later one is felt more; where several come together, the last of them counts.</summary>
public enum Effect
{
    /// <summary>Files on the host say something else; nothing that runs is touched.</summary>
    None,

    Watchdog,

    /// <summary>Replicas come or go; those that are right stay.</summary>
    Scale,

    /// <summary>Another proxy takes over from the one that runs, with no connection lost.</summary>
    Handover,

    /// <summary>New replicas serve before the first old one goes.</summary>
    Rolling,

    Commands,

    /// <summary>Replicas go before the new ones come, since the model says so.</summary>
    StopFirst,

    Start,
    Removal,

    /// <summary>It starts in its new place, and goes from the old one last.</summary>
    Move,

    Recreate,

    /// <summary>What is reached by another address or port from now on cannot be reached without a gap.</summary>
    Downtime,
}

public static class EffectText
{
    /// <summary>For a line of a plan.</summary>
    public static string Of(Effect effect) => effect switch
    {
        Effect.None => "nothing is replaced",
        Effect.Watchdog => "the watchdog is replaced",
        Effect.Scale => "replicas come or go, the others stay",
        Effect.Handover => "the proxy hands over to a new one, without loss",
        Effect.Rolling => "rolling, without loss",
        Effect.Commands => "commands run again",
        Effect.StopFirst => "old replicas stop before new ones start: brief downtime",
        Effect.Start => "starts",
        Effect.Removal => "is removed",
        Effect.Move => "starts in its new place, then goes from the old one",
        Effect.Recreate => "the container is made anew: brief downtime",
        Effect.Downtime => "brief downtime",
        _ => throw new ArgumentOutOfRangeException(nameof(effect)),
    };
}
