using System.Formats.Tar;

namespace Modelc.Apply.Hosts.Engine;

/// <summary>A folder below another as one tar file: the same content, the same bytes.</summary>
internal static class StateArchive
{
    public static byte[] Empty => Write([]);

    public static byte[] Of(string home, string folder)
    {
        var top = Path.Combine(home, folder);
        return !Directory.Exists(top)
            ? Empty
            : Write(Directory.EnumerateFileSystemEntries(top, "*", SearchOption.AllDirectories)
                .Prepend(top)
                .Order(StringComparer.Ordinal)
                .Select(path => Entry(path, Path.GetRelativePath(home, path)))
                .OfType<TarEntry>());
    }

    private static byte[] Write(IEnumerable<TarEntry> entries)
    {
        using var bytes = new MemoryStream();
        using (var tar = new TarWriter(bytes, TarEntryFormat.Gnu, leaveOpen: true))
        {
            foreach (var entry in entries)
                tar.WriteEntry(entry);
        }

        return bytes.ToArray();
    }

    /// <summary>Null for a file that went while others were read.</summary>
    private static GnuTarEntry? Entry(string path, string name)
    {
        try
        {
            return Directory.Exists(path)
                ? Entry(TarEntryType.Directory, path, name, null)
                : Entry(TarEntryType.RegularFile, path, name, File.ReadAllBytes(path));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private static GnuTarEntry Entry(TarEntryType type, string path, string name, byte[]? content)
    {
        var entry = new GnuTarEntry(type, name)
        {
            Mode = OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(path),
            ModificationTime = File.GetLastWriteTimeUtc(path),
        };
        if (content is not null)
            entry.DataStream = new MemoryStream(content);
        return entry;
    }
}
