using System.Collections.Immutable;
using Modelc.Apply.Observe;
using Modelc.Apply.Release;
using Modelc.Apply.Rollout;
using Modelc.Artifacts;

namespace Modelc.Apply.Run;

/// <summary>What an apply is asked for.</summary>
/// <param name="Files">Null where every host has the release already, as when going back to an older one.</param>
/// <param name="Who">Is told to whoever has to wait, and written to the journal.</param>
public sealed record RunOrder(Fleet Fleet, Target Target, ReleaseFolder? Files, string Who, string Why)
{
    /// <summary>How long to wait for somebody else's lock.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Whether a host that lacks an engine gets one.</summary>
    public bool MayInstall { get; init; } = true;

    /// <summary>Whether what was changed by hand stays.</summary>
    public bool Keep { get; init; }

    public Action<RunEvent> Tell { get; init; } = _ => { };

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>No new step starts.</summary>
    public CancellationToken Stop { get; init; }

    /// <summary>What runs is cut off.</summary>
    public CancellationToken Cut { get; init; }

    public string App => Target.Manifest.App;
}
