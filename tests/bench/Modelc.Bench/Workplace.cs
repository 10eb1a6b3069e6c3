using System.Diagnostics;
using Modelc.Testing;

namespace Modelc.Bench;

/// <summary>A folder for what is built, and modelc as its users get it: published, not the debug build.</summary>
internal sealed class Workplace : IDisposable
{
    /// <summary>Names a program that was published before; to publish another takes minutes.</summary>
    private const string Given = "MODELC_BENCH_PROGRAM";

    private const string MemoryFolder = "/dev/shm";

    private readonly string folder;

    public Workplace()
    {
        folder = Directory.Exists(MemoryFolder)
            ? Directory.CreateDirectory(System.IO.Path.Combine(MemoryFolder, $"modelc-bench-{Environment.ProcessId}")).FullName
            : Directory.CreateTempSubdirectory("modelc-bench-").FullName;
        Modelc = Publish(Path("bin"));
    }

    /// <summary>Where the program lies then.</summary>
    public static string Publish(string folder) =>
        Environment.GetEnvironmentVariable(Given) is { Length: > 0 } program ? program : PublishedProgram.Publish(folder);

    public string Modelc { get; }

    /// <summary>A file or folder of this place.</summary>
    public string Path(string name) => System.IO.Path.Combine(folder, name);

    /// <summary>What is published is another program than what the tests run: speed counts only if its files are the same.</summary>
    public void CheckExamples()
    {
        foreach (var example in Directory.GetDirectories(RepositoryRoot.Combine("examples")))
        {
            var model = Directory.GetFiles(example, "model.*").Single();
            using var check = Process.Start(Modelc, ["build", model, "--output", System.IO.Path.Combine(example, "out"), "--check"]);
            check.WaitForExit();
            if (check.ExitCode != 0)
                throw new InvalidOperationException($"The published modelc builds {model} to other files than were committed.");
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
