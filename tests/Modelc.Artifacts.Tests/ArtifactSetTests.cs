using System.Text;

namespace Modelc.Artifacts.Tests;

public class ArtifactSetTests
{
    [Fact]
    public void Files_are_in_ordinal_order_of_their_paths()
    {
        var set = ArtifactSet.From([Text("b"), Text("a/Z"), Text("a/a"), Text("a-b")], out _);

        Assert.Equal(["a-b", "a/Z", "a/a", "b"], set!.Artifacts.Select(a => a.Path));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("a//b")]
    [InlineData("a/")]
    [InlineData("./a")]
    [InlineData("../a")]
    [InlineData("a/../../b")]
    [InlineData("a\\b")]
    [InlineData("c:a")]
    [InlineData("a\nb")]
    [InlineData("a?")]
    [InlineData("a/nul")]
    [InlineData("COM1.txt")]
    [InlineData("a./b")]
    [InlineData("a ")]
    public void A_path_that_some_system_cannot_write_is_refused(string path) =>
        Assert.Equal(path, OnlyProblem(Text(path)).Path);

    [Theory]
    [InlineData("hosts/pi@vm/web/unit.env")]
    [InlineData("images/web/.dockerignore")]
    [InlineData("com0/console/com10")]
    public void An_ordinary_path_is_fine(string path) =>
        Assert.NotNull(ArtifactSet.From([Text(path)], out _));

    [Theory]
    [InlineData("no end")]
    [InlineData("")]
    [InlineData("dos\r\n")]
    [InlineData("\uFEFFmark\n")]
    public void Text_that_some_tool_would_trip_over_is_refused(string text) =>
        Assert.Equal("components/web", OnlyProblem(Text("a", text)).Origin);

    [Fact]
    public void Text_is_utf8()
    {
        var latin1 = new Artifact("a", new byte[] { 0xE9, (byte)'\n' }, ArtifactKind.Stack, "");

        Assert.Equal("The file is not UTF-8.", OnlyProblem(latin1).Fact);
    }

    [Fact]
    public void A_file_of_the_users_is_taken_as_it_is() =>
        Assert.NotNull(ArtifactSet.From([new Artifact("a.tgz", new byte[] { 0x1F, 0x8B, 13 }, ArtifactKind.Upload, "")], out _));

    [Fact]
    public void Paths_that_differ_in_case_alone_clash() =>
        Assert.Contains("\"hosts/Web\"", OnlyProblem(Text("hosts/Web"), Text("hosts/web")).Fact, StringComparison.Ordinal);

    [Fact]
    public void A_path_is_written_once() =>
        Assert.Equal("a", OnlyProblem(Text("a"), Text("a")).Path);

    [Fact]
    public void A_file_is_not_a_folder_too() =>
        Assert.Equal("A/b", OnlyProblem(Text("a"), Text("A/b")).Path);

    [Fact]
    public void All_problems_are_told_at_once()
    {
        Assert.Null(ArtifactSet.From([Text("../a"), Text("b", "no end")], out var problems));

        Assert.Equal(2, problems.Length);
    }

    private static ArtifactProblem OnlyProblem(params Artifact[] artifacts)
    {
        Assert.Null(ArtifactSet.From(artifacts, out var problems));
        return Assert.Single(problems);
    }

    private static Artifact Text(string path, string text = "text\n") =>
        new(path, Encoding.UTF8.GetBytes(text), ArtifactKind.UnitSettings, "components/web");
}
