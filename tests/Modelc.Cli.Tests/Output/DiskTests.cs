using System.Buffers;
using System.Text;
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

    public void Dispose() => folder.Delete(recursive: true);

    private NewFile FileOf(int number) => new(PathOf(number), new ReadOnlySequence<byte>(Encoding.UTF8.GetBytes($"text {number}")), number % 2 == 0);

    private string PathOf(int number) => Path.Combine(folder.FullName, $"{number}");
}
