using Modelc.Apply.Release;

namespace Modelc.Cli.Input;

/// <summary>The folder of a build on this machine.</summary>
internal sealed class FolderTree(string folder) : IReleaseTree
{
    public IEnumerable<string> Paths =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'));

    public FoundFile? Read(string path)
    {
        var file = new FileInfo(Path.Combine(folder, path));
        return file.Exists ? new(File.ReadAllBytes(file.FullName), IsExecutable(file)) : null;
    }

    private static bool? IsExecutable(FileInfo file) =>
        OperatingSystem.IsWindows() ? null : file.UnixFileMode.HasFlag(UnixFileMode.UserExecute);
}
