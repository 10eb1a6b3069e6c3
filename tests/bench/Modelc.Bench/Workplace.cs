using System.Diagnostics;
using Modelc.Testing;

namespace Modelc.Bench;

/// <summary>A folder for what is built, and modelc as its users get it: published, not the debug build.</summary>
internal sealed class Workplace : IDisposable
{
    public Workplace()
    {
        Folder = Directory.CreateTempSubdirectory("modelc-bench-").FullName;
        Publish();
    }

    public string Folder { get; }

    public string Modelc => Path.Combine(Folder, "bin", OperatingSystem.IsWindows() ? "modelc.exe" : "modelc");

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Publish()
    {
        var project = Path.Combine(RepositoryRoot.Find(), "src", "Modelc.Cli");
        var platform = System.Runtime.InteropServices.RuntimeInformation.RuntimeIdentifier;
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", project, "-r", platform, "-c", "Release", "-o", Path.Combine(Folder, "bin"), "-v", "quiet"]))!;
        publish.WaitForExit();
        if (publish.ExitCode != 0)
            throw new InvalidOperationException("modelc could not be published; see above.");
    }
}
