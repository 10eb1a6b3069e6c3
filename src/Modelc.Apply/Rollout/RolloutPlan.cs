using System.Collections.Immutable;
using Modelc.Apply.Observe;
using Modelc.Artifacts;

namespace Modelc.Apply.Rollout;

/// <summary>A step that a host does not remember as it is now. <see cref="Before"/> is what it does remember.</summary>
public sealed record StepToDo(Step Step, string Fingerprint, RecordedStep? Before);

/// <summary>
/// A folder of an older release that the new one has no use for on a host. Without <see cref="Words"/> there is nothing to
/// undo: it is only forgotten.
/// </summary>
public sealed record FolderToRetire(
    string Host, string Folder, string Release, ImmutableArray<StepKey> Keys, string Unit, ImmutableArray<string> Words);

/// <summary>All that has to happen on the hosts, in order. Nothing at all right after it has happened.</summary>
/// <param name="Left">What nobody can undo any more, as sentences.</param>
public sealed record RolloutPlan(
    string Release,
    ImmutableArray<StepToDo> Steps,
    ImmutableArray<FolderToRetire> Retire,
    ImmutableArray<string> Left)
{
    public bool IsEmpty => Steps.IsEmpty && Retire.IsEmpty;

    /// <summary>The same deeds, whatever the hosts remember of them.</summary>
    public bool IsSameAs(RolloutPlan other) =>
        Steps.Select(todo => (todo.Step.Host, todo.Step.Folder, todo.Fingerprint))
            .SequenceEqual(other.Steps.Select(todo => (todo.Step.Host, todo.Step.Folder, todo.Fingerprint)))
        && Retire.Select(folder => (folder.Host, folder.Folder)).SequenceEqual(other.Retire.Select(folder => (folder.Host, folder.Folder)));

    public IEnumerable<string> Hosts =>
        Steps.Select(todo => todo.Step.Host).Concat(Retire.Select(folder => folder.Host))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
