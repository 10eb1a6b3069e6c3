using System.Buffers;
using System.Runtime.ExceptionServices;

namespace Modelc.Cli.Output;

internal sealed class Disk : IDisk
{
    private const int ManyFiles = 256;

    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Runnable = Plain | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public EntryKind KindOf(string path)
    {
        var attributes = new FileInfo(path).Attributes;
        return (int)attributes == -1 ? EntryKind.Missing
            : attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.Link
            : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder
            : EntryKind.File;
    }

    public long LengthOf(string path) => new FileInfo(path).Length;

    // Windows has no such bit; there the manifest alone knows.
    public bool IsExecutable(string path) =>
        !OperatingSystem.IsWindows() && File.GetUnixFileMode(path).HasFlag(UnixFileMode.UserExecute);

    public byte[] Read(string path) => File.ReadAllBytes(path);

    public IReadOnlyList<string> NamesIn(string folder) =>
        [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    public IDisposable? Lock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }

    public void Write(IReadOnlyList<NewFile> files, CancellationToken stop)
    {
        // Few are written before a second thread has started.
        var options = new ParallelOptions { MaxDegreeOfParallelism = files.Count < ManyFiles ? 1 : Environment.ProcessorCount, CancellationToken = stop };
        try
        {
            Parallel.ForEach(files, options, Write);
        }
        catch (AggregateException problems)
        {
            ExceptionDispatchInfo.Throw(problems.InnerExceptions[0]);
        }
    }

    public void Move(string from, string to) => File.Move(from, to);

    public void MoveFolder(string from, string to) => Directory.Move(from, to);

    public void Delete(string path) => File.Delete(path);

    public void MakeFolder(string path) => Directory.CreateDirectory(path);

    public void RemoveFolder(string path) => Directory.Delete(path);

    private static void Write(NewFile file)
    {
        using var handle = File.OpenHandle(file.Path, FileMode.CreateNew, FileAccess.Write);
        if (file.Bytes.IsSingleSegment)
            RandomAccess.Write(handle, file.Bytes.FirstSpan, 0);
        else
            RandomAccess.Write(handle, Pieces(file.Bytes), 0);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(handle, file.IsExecutable ? Runnable : Plain);
    }

    private static List<ReadOnlyMemory<byte>> Pieces(ReadOnlySequence<byte> bytes)
    {
        var pieces = new List<ReadOnlyMemory<byte>>();
        foreach (var piece in bytes)
            pieces.Add(piece);
        return pieces;
    }
}
