using Modelc.Artifacts;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Judges;

/// <summary>The files of a build in a folder of their own, where tools can read them, until it is disposed.</summary>
internal sealed class WrittenFiles : IDisposable
{
    public WrittenFiles(IEnumerable<Artifact> artifacts)
    {
        foreach (var artifact in artifacts)
        {
            var file = PathOf(artifact.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, artifact.Content.Span);
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("modelc-judged-").FullName;

    public string PathOf(string artifactPath) => Path.Combine(Folder, artifactPath);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>Fails with what the tool said about the file.</summary>
    public static void Accept(string path, ToolResult verdict)
    {
        if (verdict.ExitCode != 0)
            Assert.Fail($"{path} was refused with exit code {verdict.ExitCode}:\n{verdict.Errors}\n{verdict.Text}");
    }
}
