using System.Buffers;

namespace Modelc.Cli.Output;

internal enum EntryKind
{
    Missing,
    File,
    Folder,
    Link,
}

internal readonly record struct NewFile(string Path, ReadOnlySequence<byte> Bytes, bool IsExecutable);

/// <summary>
/// Everything that writing out/ asks of a file system. Tests stand in between and stop the world at each single call.
/// No call follows a link at the end of its path.
/// </summary>
internal interface IDisk
{
    EntryKind KindOf(string path);

    long LengthOf(string path);

    bool IsExecutable(string path);

    byte[] Read(string path);

    IReadOnlyList<string> NamesIn(string folder);

    /// <summary>Held until disposed of, and given back by the system when the process dies. Null while another holds it.</summary>
    IDisposable? Lock(string path);

    /// <summary>Files that are not there yet, in folders that are; in no order. After a failure some of them may be there.</summary>
    void Write(IReadOnlyList<NewFile> files, CancellationToken stop);

    /// <summary>A rename on one file system: there before or there after, never both or half.</summary>
    void Move(string from, string to);

    /// <summary>A folder with all that is in it, in one step as well.</summary>
    void MoveFolder(string from, string to);

    void Delete(string path);

    void MakeFolder(string path);

    /// <summary>Only an empty one.</summary>
    void RemoveFolder(string path);
}
