namespace Modelc.Apply.Hosts.Processes;

/// <summary>A folder that only its owner can look into, gone when it is disposed.</summary>
internal sealed class PrivateFolder : IDisposable
{
    private PrivateFolder(string path) => Path = path;

    public string Path { get; }

    public static PrivateFolder Make() => new(Directory.CreateTempSubdirectory("modelc-").FullName);

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
