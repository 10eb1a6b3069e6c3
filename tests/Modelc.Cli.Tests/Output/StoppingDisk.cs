using Modelc.Cli.Output;

namespace Modelc.Cli.Tests.Output;

/// <summary>As if the process had been killed: nothing that it would still do happens.</summary>
internal sealed class KilledException : Exception;

internal enum Stop
{
    /// <summary>The process dies just before the call.</summary>
    KillBefore,

    /// <summary>The process dies in the middle of the call, if it can be cut in two.</summary>
    KillHalfway,

    /// <summary>The call fails, as on a full disk, and the process goes on.</summary>
    Fail,
}

/// <summary>The real disk, until its n-th call that changes something.</summary>
internal sealed class StoppingDisk(int stopAt, Stop how) : IDisk
{
    private readonly Disk disk = new();
    private int calls;

    public bool HasStopped { get; private set; }

    public EntryKind KindOf(string path) => disk.KindOf(path);

    public long LengthOf(string path) => disk.LengthOf(path);

    public bool IsExecutable(string path) => disk.IsExecutable(path);

    public byte[] Read(string path) => disk.Read(path);

    public IReadOnlyList<string> NamesIn(string folder) => disk.NamesIn(folder);

    public IDisposable? Lock(string path)
    {
        Change(() => { });
        return disk.Lock(path);
    }

    public void Write(IReadOnlyList<NewFile> files, CancellationToken stop)
    {
        foreach (var file in files)
            Change(() => disk.Write([file], stop), () => disk.Write([file with { Bytes = file.Bytes.Slice(0, file.Bytes.Length / 2) }], stop));
    }

    public void Move(string from, string to) => Change(() => disk.Move(from, to));

    public void MoveFolder(string from, string to) => Change(() => disk.MoveFolder(from, to));

    public void Delete(string path) => Change(() => disk.Delete(path));

    public void MakeFolder(string path) => Change(() => disk.MakeFolder(path));

    public void RemoveFolder(string path) => Change(() => disk.RemoveFolder(path));

    private void Change(Action change, Action? half = null)
    {
        if (HasStopped && how != Stop.Fail)
            throw new KilledException();
        if (calls++ != stopAt)
        {
            change();
            return;
        }

        HasStopped = true;
        if (how != Stop.KillBefore)
            half?.Invoke();
        throw how == Stop.Fail ? new IOException("No space left on device") : new KilledException();
    }
}
