namespace Modelc.Cli.Tests.Commands;

public sealed class FileDiagnosticsTests
{
    [Theory]
    [InlineData("No space left on device : '/srv/out/x'", 28, "MC5005", "There is no room left on the disk. Make room and run the command again.")]
    [InlineData("Read-only file system : '/srv/out/x'", 30, "MC5006", "Read-only file system. Mend that and run the command again.")]
    public void What_the_system_says_becomes_a_fact_and_a_way_out(string said, int number, string code, string message)
    {
        if (OperatingSystem.IsWindows())
            return;

        var told = FileDiagnostics.Of(new IOException(said, number), "out");

        Assert.Equal((code, message, "out"), (told.Code, told.Message, told.Location.Source.Path));
    }

    [Fact]
    public void A_full_disk_is_known_by_the_number_that_the_system_really_gives()
    {
        if (!File.Exists("/dev/full"))
            return;

        var problem = Assert.Throws<IOException>(() => File.WriteAllText("/dev/full", "text"));

        Assert.Equal("MC5005", FileDiagnostics.Of(problem, "out").Code);
    }
}
