using Modelc.Cli.Output;

namespace Modelc.Cli.Tests.Output;

/// <summary>The real disk, and how often it was asked for something.</summary>
internal sealed class CountingDisk : IDisk
{
    private readonly Disk disk = new();

    public int Calls { get; private set; }

    private Disk Counted
    {
        get
        {
            Calls++;
            return disk;
        }
    }

    public EntryKind KindOf(string path) => Counted.KindOf(path);

    public long LengthOf(string path) => Counted.LengthOf(path);

    public bool IsExecutable(string path) => Counted.IsExecutable(path);

    public byte[] Read(string path) => Counted.Read(path);

    public IReadOnlyList<string> NamesIn(string folder) => Counted.NamesIn(folder);

    public IDisposable? Lock(string path) => Counted.Lock(path);

    public void Write(IReadOnlyList<NewFile> files, CancellationToken stop)
    {
        Calls += files.Count;
        disk.Write(files, stop);
    }

    public void Move(string from, string to) => Counted.Move(from, to);

    public void MoveFolder(string from, string to) => Counted.MoveFolder(from, to);

    public void Delete(string path) => Counted.Delete(path);

    public void MakeFolder(string path) => Counted.MakeFolder(path);

    public void RemoveFolder(string path) => Counted.RemoveFolder(path);
}
