using System.Collections.Immutable;

namespace Modelc.Artifacts;

/// <summary>Deeds of a lower phase come first; retiring is always last.</summary>
public enum Phase
{
    Image,
    Service,
    Route,
    Watch,
}

/// <summary>
/// A deed that makes one folder of files true on one host (of a cluster: on a manager). Whoever applies the files needs
/// to know nothing else: the words are run in the folder, and each may be run again after it was cut off.
/// </summary>
public sealed record Step(
    string Unit,
    string Host,
    string Folder,
    int Wave,
    Phase Phase,
    ImmutableArray<string> Check,
    ImmutableArray<string> Activate,
    ImmutableArray<string> Deactivate,
    string Origin);
