using Modelc.Artifacts.Plan;

namespace Modelc.Apply.Hosts;

/// <summary>What the operator said, and what else a way to a machine cannot know by itself.</summary>
public sealed record ShellOptions
{
    /// <summary>Slug of the model's name: an engine without a host keeps its state under it.</summary>
    public required string App { get; init; }

    /// <summary>Where paths that the model gives begin.</summary>
    public required string ModelFolder { get; init; }

    /// <summary>Takes the key of a host that nobody knows yet. One that changed is refused all the same.</summary>
    public bool AcceptNewHostKeys { get; init; }

    /// <summary>Null: the user's own and the system's.</summary>
    public string? SshConfiguration { get; init; }

    /// <summary>The value of a host's password or key. Whatever it throws goes to who asked for the command.</summary>
    public HostSecret Secret { get; init; } = (host, _, _) =>
        throw new HostFailureException(host.Name, $"\"{host.Name}\" needs a secret to log in, and nothing here resolves secrets.");

    /// <summary>A sentence that the operator should read, though work goes on.</summary>
    public Action<string> Warn { get; init; } = _ => { };

    /// <summary>How long a login may take in all.</summary>
    public TimeSpan LoginLimit { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>How long a host may give no sign of life before its connection counts as lost.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(20);
}

/// <summary>Gives the value of a secret that a host's connection names.</summary>
public delegate ValueTask<string> HostSecret(HostPlan host, ValuePlan value, CancellationToken stop);
