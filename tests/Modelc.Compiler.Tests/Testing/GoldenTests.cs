using Modelc.Testing;

namespace Modelc.Compiler.Tests.Testing;

public sealed class GoldenTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("modelc-golden-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void The_same_bytes_match()
    {
        Write("case/expected.txt", "one\ntwo\n");

        Golden.Match(InFolder("case/expected.txt"), "one\ntwo\n", Nothing, "test");
    }

    [Fact]
    public void A_difference_shows_the_lines_and_the_way_to_accept_them()
    {
        Write("case/expected.txt", "one\ntwo\nthree\n");

        var failure = Assert.Throws<GoldenMismatchException>(
            () => Golden.Match(InFolder("case/expected.txt"), "one\n2 \nthree", Nothing, "My_test"));

        Assert.Contains(
            "  one\n- two\n- three\n+ 2 <- ends with a blank\n+ three<- no line break\n", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "MODELC_BLESS=1 dotnet test tests/Modelc.Compiler.Tests --filter My_test", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_break_of_another_system_is_a_difference_that_one_can_see()
    {
        Write("case/expected.txt", "one\r\n");

        var failure = Assert.Throws<GoldenMismatchException>(
            () => Golden.Match(InFolder("case/expected.txt"), "one\n", Nothing, "test"));

        Assert.Contains("- one\\u000d\n+ one\n", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Blessing_writes_what_was_made_without_a_mark_at_the_start()
    {
        Golden.Match(InFolder("new/expected.txt"), "é\n", name => name == "MODELC_BLESS" ? "1" : null, "test");

        Assert.Equal("é\n"u8.ToArray(), File.ReadAllBytes(InFolder("new/expected.txt")));
    }

    [Fact]
    public void A_ci_run_can_not_bless()
    {
        Write("case/expected.txt", "one\n");

        var failure = Assert.Throws<GoldenMismatchException>(
            () => Golden.Match(InFolder("case/expected.txt"), "two\n", name => name == "CI" ? "true" : "1", "test"));

        Assert.Contains("refused where CI is set", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\n", File.ReadAllText(InFolder("case/expected.txt")));
    }

    [Fact]
    public void A_file_that_no_test_reads_fails_its_room()
    {
        Write("case/input.json", "{}");
        Write("case/expected.txt", "");
        Write("case/expeted.txt", "");
        Write("gone/expected.txt", "");

        var room = new GoldenRoom(folder, "input.json");

        Assert.Contains("expeted.txt", Fails(() => room.HasNoOrphans("expected.txt")), StringComparison.Ordinal);
        File.Delete(InFolder("case/expeted.txt"));
        Assert.Contains("gone needs exactly one of", Fails(() => room.HasNoOrphans("expected.txt")), StringComparison.Ordinal);
        Directory.Delete(InFolder("gone"), recursive: true);
        room.HasNoOrphans("expected.txt");
    }

    [Fact]
    public void A_tree_must_have_the_same_files()
    {
        Write("out/a.txt", "a\n");
        Write("out/deep/old.txt", "old\n");
        var made = new Dictionary<string, string> { ["a.txt"] = "a\n", ["b.txt"] = "b\n" };

        var message = Fails(() => Golden.MatchTree(InFolder("out"), made, Nothing, "test"));

        Assert.Contains("deep/old.txt: nothing makes this file any more.", message, StringComparison.Ordinal);
        Assert.Contains("b.txt does not exist.", message, StringComparison.Ordinal);
        Assert.DoesNotContain("a.txt", message.Replace("deep/old.txt", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    private static string Fails(Action action) => Assert.Throws<GoldenMismatchException>(action).Message;

    private static string? Nothing(string name) => null;

    private string InFolder(string name) => Path.Combine(folder, name);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(InFolder(name))!);
        File.WriteAllText(InFolder(name), text);
    }
}
