using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Modelc.Testing;

/// <summary>modelc as its users get it: machine code, or one file with a runtime where machine code cannot be made.</summary>
public static class PublishedProgram
{
    /// <summary>What the SDK says where the compiler for machine code, its library or a linker is not to be had.</summary>
    private static readonly string[] NotToBeHad = ["NU1101", "NU1102", "Platform linker"];

    /// <summary>The path of the program, in <paramref name="folder"/>.</summary>
    public static string Publish(string folder)
    {
        if (!TryPublish(folder, ["-p:Native=true"], out var said)
            && !(NotToBeHad.Any(said.Contains) && TryPublish(folder, [], out said)))
            throw new InvalidOperationException($"modelc could not be published:\n{said}");
        return Path.Combine(folder, OperatingSystem.IsWindows() ? "modelc.exe" : "modelc");
    }

    private static bool TryPublish(string folder, string[] options, out string said)
    {
        var project = RepositoryRoot.Combine("src/Modelc.Cli");
        var start = new ProcessStartInfo(
            "dotnet", ["publish", project, "-r", RuntimeInformation.RuntimeIdentifier, "-c", "Release", "-o", folder, "-v", "quiet", "-nologo", .. options])
        {
            RedirectStandardOutput = true,
        };
        using var publish = Process.Start(start)!;
        said = publish.StandardOutput.ReadToEnd();
        publish.WaitForExit();
        return publish.ExitCode == 0;
    }
}
