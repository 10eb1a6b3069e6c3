namespace Modelc.Apply.Hosts.Engine;

/// <summary>
/// What a host's home folder would hold, on an engine without a host: the file system of a container. It is replaced as a
/// whole, so whoever reads it finds one state or the next; a copy on this machine is what scripts work on.
/// </summary>
internal sealed class EngineState(StateContainers containers, string home)
{
    private string? known;
    private byte[]? last;
    private bool isOvertaken;

    private string Folder => $"modelc/{containers.App}";

    /// <summary>The copy becomes what the engine has, unless it is that already.</summary>
    public async Task PullAsync(CancellationToken stop)
    {
        var (name, id) = await FindAsync(stop);
        if (id == known && last is not null && !isOvertaken)
            return;
        var copy = Path.Combine(home, "modelc");
        if (Directory.Exists(copy))
            Directory.Delete(copy, recursive: true);
        if (id is not null)
            await containers.AskAsync(["cp", $"{name}:/modelc", home], stop);
        (known, last, isOvertaken) = (id, StateArchive.Of(home, Folder), false);
    }

    /// <summary>The engine gets what the copy has become, unless somebody else was quicker.</summary>
    public async Task PushAsync(CancellationToken stop)
    {
        var archive = StateArchive.Of(home, Folder);
        if (last is not null && archive.AsSpan().SequenceEqual(last))
            return;
        var (name, id) = await FindAsync(stop);
        isOvertaken |= id != known;
        if (isOvertaken)
            throw Overtaken();
        await containers.RemoveIfThereAsync(containers.Next, stop);
        var next = await containers.TryCreateAsync(containers.Next, "state", stop) ?? throw Overtaken();
        await containers.AskAsync(["cp", "-", $"{next}:/"], stop, archive);
        await ReplaceAsync(name, next, stop);
        (known, last) = (next, archive);
    }

    /// <summary>At no moment is there neither the one nor the other.</summary>
    private async Task ReplaceAsync(string current, string next, CancellationToken stop)
    {
        if (known is not null && current == containers.State)
        {
            await containers.RemoveIfThereAsync(containers.Old, stop);
            await containers.AskAsync(["rename", containers.State, containers.Old], stop);
        }

        await containers.AskAsync(["rename", next, containers.State], stop);
        if (known is not null)
            await containers.AskAsync(["rm", known], stop);
    }

    private async Task<(string Name, string? Id)> FindAsync(CancellationToken stop) =>
        await containers.IdOfAsync(containers.State, stop) is { } id
            ? (containers.State, id)
            : (containers.Old, await containers.IdOfAsync(containers.Old, stop));

    private HostFailureException Overtaken() => new(
        containers.Host,
        $"Somebody else changed the state of \"{containers.App}\" on the engine of \"{containers.Host}\" at the same time. "
        + "See who is at work, then run this again.");
}
