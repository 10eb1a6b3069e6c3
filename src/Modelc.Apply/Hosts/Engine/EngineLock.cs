namespace Modelc.Apply.Hosts.Engine;

/// <summary>
/// A script that takes the lock writes a token into the copy of the state, where two may do so at once. It counts only if a
/// container of one name could be created as well: the engine lets one of many do that.
/// </summary>
internal sealed class EngineLock(StateContainers containers, string home)
{
    /// <summary>The time in which whoever created the container has told so in the state, or never will.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private string? ours;
    private string? pulledToken;
    private string? pulledLock;

    public bool IsOurs => ours is not null;

    public bool IsNewInCopy => !IsOurs && Token is { } token && token != pulledToken;

    public bool IsGoneFromCopy => IsOurs && Token is null;

    private string? Token
    {
        get
        {
            var file = Path.Combine(home, "modelc", containers.App, "lock", "token");
            try
            {
                return File.Exists(file) ? File.ReadAllText(file) : null;
            }
            catch (IOException)
            {
                return null;
            }
        }
    }

    /// <summary>Whose lock the fresh copy tells of: a script that takes the lock all the same has found that one stale.</summary>
    public async Task LookAsync(CancellationToken stop)
    {
        pulledToken = Token;
        pulledLock = pulledToken is null ? null : await containers.IdOfAsync(containers.Lock, stop);
    }

    public async Task TakeAsync(CancellationToken stop)
    {
        ours = await containers.TryCreateAsync(containers.Lock, "lock", stop);
        if (ours is null && await containers.IdOfAsync(containers.Lock, stop) is { } other && await IsDeadAsync(other, stop))
        {
            await containers.RemoveIfThereAsync(other, stop);
            ours = await containers.TryCreateAsync(containers.Lock, "lock", stop);
        }

        if (ours is null)
        {
            throw new HostFailureException(
                containers.Host,
                $"Somebody else took the lock of \"{containers.App}\" on the engine of \"{containers.Host}\" at the same moment. "
                + "Run this again when they are done.");
        }
    }

    public async Task GiveBackAsync(CancellationToken stop)
    {
        await containers.RemoveIfThereAsync(ours!, stop);
        ours = null;
    }

    private async Task<bool> IsDeadAsync(string other, CancellationToken stop) =>
        pulledToken is null ? await containers.AgeAsync(other, stop) is not { } age || age > Grace : other == pulledLock;
}
