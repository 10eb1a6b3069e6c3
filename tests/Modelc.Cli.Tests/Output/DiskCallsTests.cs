using Modelc.Artifacts;

namespace Modelc.Cli.Tests.Output;

/// <summary>
/// How often a build asks the disk for something, which is a fifth of its time: counted, as seconds would prove nothing.
/// </summary>
public sealed class DiskCallsTests : IDisposable
{
    private const int Folders = 100;
    private const int FilesOfEach = 5;

    // The lock, the journal, the folders of ours, a look at what is there.
    private const int Once = 60;

    private readonly TestTree tree = new();

    public void Dispose() => tree.Dispose();

    [Fact]
    public void A_new_file_is_one_call_and_a_new_folder_another()
    {
        var calls = CallsOf(Build("first"));

        Assert.InRange(calls, Folders * (FilesOfEach + 1), Folders * (FilesOfEach + 1) + Once);
    }

    [Fact]
    public void A_file_that_stays_is_four_calls_and_one_that_changes_fourteen()
    {
        tree.Write(Build("first"));

        Assert.InRange(CallsOf(Build("first")), 1, (Folders * FilesOfEach * 4) + (Folders * 2) + Once);
        Assert.InRange(CallsOf(Build("second")), 1, (Folders * FilesOfEach * 14) + (Folders * 8) + Once);
    }

    private int CallsOf(ArtifactSet build)
    {
        var disk = new CountingDisk();
        tree.Write(build, disk: disk);
        return disk.Calls;
    }

    private static ArtifactSet Build(string text) => TestTree.Build(
    [
        .. Enumerable.Range(0, Folders * FilesOfEach).Select(i => ($"hosts/box/unit-{i / FilesOfEach}/file-{i % FilesOfEach}", $"{text} {i}\n")),
    ]);
}
