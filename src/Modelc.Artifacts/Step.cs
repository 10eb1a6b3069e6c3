using System.Collections.Immutable;

namespace Modelc.Artifacts;

/// <summary>
/// Deeds of a lower phase come first; retiring is always last. The first four get the ground ready: an engine on every
/// host that needs one, then a swarm of one, then the others that give orders in it, then those that only work.
/// </summary>
public enum Phase
{
    Host,
    Swarm,
    Manager,
    Worker,
    /// <summary>The swarm knows its nodes: roles, labels, who takes work.</summary>
    Nodes,
    Image,
    Service,
    Route,
    Watch,
    /// <summary>What an earlier release left in a swarm that this one does not name.</summary>
    Prune,
}

/// <summary>
/// A deed that makes one folder of files true on one host (of a cluster: on a manager). Whoever applies the files needs
/// to know nothing else: the words are run in the folder, and each may be run again after it was cut off.
/// </summary>
/// <param name="Deactivate">Empty where there is nothing to undo that another step does not undo.</param>
/// <param name="Input">What these words print becomes the standard input of <paramref name="Activate"/>; else it is empty.</param>
/// <param name="Secrets">
/// "COMPONENT/NAME" of each value that must lie below the host's folder of secrets while the words are run;
/// <see cref="Plan.SecretFiles"/> says where a value comes from. Another value is another deed.
/// </param>
public sealed record Step(
    string Unit,
    string Host,
    string Folder,
    int Wave,
    Phase Phase,
    ImmutableArray<string> Check,
    ImmutableArray<string> Activate,
    ImmutableArray<string> Deactivate,
    StepInput? Input,
    ImmutableArray<string> Secrets,
    string Origin);

/// <summary>
/// Words that are run in a folder of the same release on <see cref="Host"/>. What they print may be as good as a password: it goes
/// from there to where it is read, and to no screen, file, log or argument.
/// </summary>
public sealed record StepInput(string Host, string Folder, ImmutableArray<string> Words);
