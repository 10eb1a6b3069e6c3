using System.Buffers;
using System.Text;
using Modelc.Artifacts;
using Modelc.Cli.Output;

namespace Modelc.Cli.Tests.Output;

public sealed class DiskTests : IDisposable
{
    private const int Many = 2_000;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("modelc-disk-");

    [Fact]
    public void Many_files_at_once_are_each_what_they_should_be()
    {
        new Disk().Write([.. Enumerable.Range(0, Many).Select(FileOf)], CancellationToken.None);

        for (var number = 0; number < Many; number++)
            Assert.Equal($"text {number}", File.ReadAllText(PathOf(number)));
    }

    [Fact]
    public void What_is_wrong_with_one_of_many_is_told_as_with_one_alone()
    {
        File.WriteAllText(PathOf(Many / 2), "of somebody else");

        Assert.Throws<IOException>(() => new Disk().Write([.. Enumerable.Range(0, Many).Select(FileOf)], CancellationToken.None));

        Assert.Equal("of somebody else", File.ReadAllText(PathOf(Many / 2)));
    }

    /// <summary>More pieces than the system takes at a time.</summary>
    [Fact]
    public void A_file_in_many_pieces_is_written_whole()
    {
        var chunks = new ByteChunks();
        for (var number = 0; number < Many; number++)
        {
            chunks.Write(Encoding.UTF8.GetBytes($"{number}\n"));
            chunks.Share("shared\n"u8.ToArray());
        }

        new Disk().Write([new NewFile(PathOf(0), chunks.ToSequence(), false)], CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, Many).SelectMany(number => (string[])[$"{number}", "shared"]), File.ReadLines(PathOf(0)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private NewFile FileOf(int number) => new(PathOf(number), new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes($"text {number}")), number % 2 == 0);

    private string PathOf(int number) => Path.Combine(folder.FullName, $"{number}");
}
