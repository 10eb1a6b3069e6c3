using System.Diagnostics;
using Modelc.Testing;

namespace Modelc.Bench;

/// <summary>A folder for what is built, and modelc as its users get it: published, not the debug build.</summary>
internal sealed class Workplace : IDisposable
{
    private const string MemoryFolder = "/dev/shm";

    public Workplace()
    {
        Folder = Directory.Exists(MemoryFolder)
            ? Directory.CreateDirectory(Path.Combine(MemoryFolder, $"modelc-bench-{Environment.ProcessId}")).FullName
            : Directory.CreateTempSubdirectory("modelc-bench-").FullName;
        Modelc = PublishedProgram.Publish(Path.Combine(Folder, "bin"));
    }

    public string Folder { get; }

    public string Modelc { get; }

    /// <summary>What is published is another program than what the tests run: speed counts only if its files are the same.</summary>
    public void CheckExamples()
    {
        foreach (var folder in Directory.GetDirectories(RepositoryRoot.Combine("examples")))
        {
            var model = Directory.GetFiles(folder, "model.*").Single();
            using var check = Process.Start(Modelc, ["build", model, "--output", Path.Combine(folder, "out"), "--check"]);
            check.WaitForExit();
            if (check.ExitCode != 0)
                throw new InvalidOperationException($"The published modelc builds {model} to other files than were committed.");
        }
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
