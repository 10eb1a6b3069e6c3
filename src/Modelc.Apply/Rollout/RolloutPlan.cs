using System.Collections.Immutable;
using Modelc.Apply.Observe;
using Modelc.Artifacts;

namespace Modelc.Apply.Rollout;

/// <summary>
/// A step that a host does not remember as it is now, or whose work was changed by hand. <see cref="Before"/> is what the
/// host does remember.
/// </summary>
public sealed record StepToDo(Step Step, string Fingerprint, RecordedStep? Before)
{
    /// <summary>False where only something that was changed by hand makes it run.</summary>
    public bool IsOther => Before?.Fingerprint != Fingerprint;

    /// <summary>Whose objects it may change.</summary>
    public required string Owner { get; init; }

    /// <summary>Containers or services that it takes for another thing than their labels say.</summary>
    public ImmutableArray<string> Replace { get; init; } = [];

    /// <summary>The words as they are run.</summary>
    public ImmutableArray<string> Words => Replace.IsEmpty
        ? Step.Activate
        : ["env", $"MODELC_REPLACE={string.Join(' ', Replace)}", .. Step.Activate];
}

/// <summary>
/// A folder of an older release that the new one has no use for on a host. Without <see cref="Words"/> there is nothing to
/// undo: it is only forgotten.
/// </summary>
public sealed record FolderToRetire(
    string Host, string Folder, string Release, ImmutableArray<StepKey> Keys, string Unit, ImmutableArray<string> Words)
{
    /// <summary>Whose objects its words may change.</summary>
    public required string Owner { get; init; }

    /// <summary>Of the step that is undone.</summary>
    public (int Wave, Phase Phase) Place { get; init; }

    /// <summary>What stays as it is, others may have come to use: the engine of a host.</summary>
    public bool IsKept => !Words.IsEmpty && Place.Phase == Phase.Host;
}

/// <summary>All that has to happen on the hosts, in order. Nothing at all right after it has happened.</summary>
/// <param name="Left">What nobody can undo any more, as sentences.</param>
public sealed record RolloutPlan(
    string Release,
    ImmutableArray<StepToDo> Steps,
    ImmutableArray<FolderToRetire> Retire,
    ImmutableArray<string> Left)
{
    /// <summary>What was changed by hand and will be as it was.</summary>
    public ImmutableArray<DriftItem> Mended { get; init; } = [];

    /// <summary>What was changed by hand and stays so, as was asked for.</summary>
    public ImmutableArray<DriftItem> Kept { get; init; } = [];

    /// <summary>What was changed by hand and is nothing that the release could mend.</summary>
    public ImmutableArray<DriftItem> Strays { get; init; } = [];

    /// <summary>Hosts that get the files of the release once more, for somebody changed them there.</summary>
    public ImmutableArray<string> Reshipped { get; init; } = [];

    public bool IsEmpty => Steps.IsEmpty && Retire.IsEmpty && Reshipped.IsEmpty;

    /// <summary>The same deeds, whatever the hosts remember of them.</summary>
    public bool IsSameAs(RolloutPlan other) => Deeds().SequenceEqual(other.Deeds(), StringComparer.Ordinal);

    public IEnumerable<string> Hosts =>
        Steps.Select(todo => todo.Step.Host).Concat(Retire.Select(folder => folder.Host)).Concat(Reshipped)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>Whose objects on a host the steps may change.</summary>
    public IEnumerable<string> OwnersOn(string host) =>
        Steps.Where(todo => todo.Step.Host == host).Select(todo => todo.Owner)
            .Concat(Retire.Where(folder => folder.Host == host).Select(folder => folder.Owner));

    private IEnumerable<string> Deeds() =>
    [
        .. Steps.Select(todo => $"{todo.Step.Host}\t{todo.Step.Folder}\t{todo.Fingerprint}\t{string.Join(' ', todo.Replace)}"),
        .. Retire.Select(folder => $"{folder.Host}\t{folder.Folder}"),
        .. Reshipped,
    ];
}
