using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Modelc.Apply.Hosts.Processes;

/// <summary>What .NET has no call for.</summary>
internal static class Posix
{
    private const uint OwnerOnly = 0b110_000_000;
    private const int HangUpSignal = 1;

    public static void MakePipe(string path)
    {
        if (MakePipe(path, OwnerOnly) != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    /// <summary>A new folder with a name of its own that only its owner can look into.</summary>
    public static string MakeFolder(string beginning)
    {
        var template = Encoding.UTF8.GetBytes($"{beginning}XXXXXX\0");
        return MakeFolder(template) != 0
            ? Encoding.UTF8.GetString(template.AsSpan(0, template.Length - 1))
            : throw new IOException($"There can be no folder \"{beginning}...\": {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");
    }

    /// <summary>Tells a process, and all that it started if it leads a session, that nobody listens any more.</summary>
    public static void HangUp(int process)
    {
        if (Kill(-process, HangUpSignal) != 0)
            _ = Kill(process, HangUpSignal);
    }

    [DllImport("libc", EntryPoint = "mkdtemp", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint MakeFolder(byte[] template);

    [DllImport("libc", EntryPoint = "mkfifo", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int MakePipe([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint mode);

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
