namespace Modelc.Apply.Hosts.Processes;

/// <summary>A folder that only its owner can look into, gone when it is disposed.</summary>
internal sealed class PrivateFolder : IDisposable
{
    /// <summary>A socket's whole path has 104 bytes on some systems, and ssh makes it with 17 more at first.</summary>
    private const int LongestParent = 60;

    private PrivateFolder(string path) => Path = path;

    public string Path { get; }

    public static PrivateFolder Make()
    {
        var usual = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetTempPath());
        return new(Posix.MakeFolder($"{(usual.Length <= LongestParent ? usual : "/tmp")}/modelc-"));
    }

    /// <summary>Where secrets may lie: in memory, if the machine has such a place.</summary>
    public static PrivateFolder MakeInMemory()
    {
        var places = new[] { Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR"), "/dev/shm" };
        return places.FirstOrDefault(Directory.Exists) is { } place ? new(Posix.MakeFolder($"{place}/modelc-")) : Make();
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Nobody else can read it at any moment.</summary>
    public string Write(string name, ReadOnlySpan<byte> content, bool isProgram = false)
    {
        var path = File(name);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | (isProgram ? UnixFileMode.UserExecute : 0);
        using var file = new FileStream(path, options);
        file.Write(content);
        return path;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
        }
    }
}
