using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Emit.Quoting;

public sealed partial class ProseTests
{
    [Fact]
    public void A_comment_stays_on_its_line_and_hides_nothing()
    {
        foreach (var text in NastyTexts.All.Append("nul\0"))
            Assert.All(CommentText.Of(text).Text.EnumerateRunes(), rune => Assert.True(CharacterEscape.IsVisible(rune)));
    }

    [RealToolTheory("sh", "bash")]
    [InlineData("sh")]
    [InlineData("bash")]
    public void A_shell_runs_nothing_of_a_comment(string shell)
    {
        var script = string.Concat(NastyTexts.All.Select(text => $"# made for {CommentText.Of(text)}\necho line\n"));

        var read = RealTool.RunWith(script, shell).Expect();

        Assert.Equal(string.Concat(NastyTexts.All.Select(_ => "line\n")), read.Text);
    }

    [Fact]
    public void A_comment_reads_as_its_text()
    {
        Assert.Equal("plain text", CommentText.Of("plain text").ToString());
        Assert.Equal(@"two\u000alines\u202e\u0000", CommentText.Of("two\nlines\u202E\0").ToString());
        Assert.Equal("half \uFFFD", CommentText.Of("half \uD83D").ToString());
    }

    [RealToolFact("cmark-gfm")]
    public void Markdown_shows_a_paragraph_as_its_text()
    {
        foreach (var text in Shown)
        {
            var html = Render($"{MarkdownText.Of(text)}\n");
            Assert.Equal($"<p>{Visible(text)}</p>\n", WebUtility.HtmlDecode(html));
            Assert.DoesNotContain("><", html, StringComparison.Ordinal);
        }
    }

    [RealToolFact("cmark-gfm")]
    public void Markdown_shows_a_cell_as_its_text()
    {
        var page = new StringBuilder("| text | code |\n|---|---|\n");
        foreach (var text in Shown)
            page.Append($"| {MarkdownText.Of(text)} | {MarkdownText.Code(text)} |\n");

        var cells = Cell().Matches(Render(page.ToString())).Select(cell => WebUtility.HtmlDecode(cell.Groups[1].Value)).ToList();

        Assert.Equal(Shown.SelectMany(text => new[] { Visible(text), $"<code>{CommentText.Of(text)}</code>" }), cells);
    }

    [Theory]
    [InlineData("sh rollout.sh", "`sh rollout.sh`")]
    [InlineData("a|b", "<code>a&#124;b</code>")]
    [InlineData("`", "<code>&#96;</code>")]
    [InlineData("", "<code></code>")]
    public void Code_reads_well_in_the_file_too_where_it_can(string text, string code) =>
        Assert.Equal(code, MarkdownText.Code(text).ToString());

    private static List<string> Shown => [.. NastyTexts.All.Where(text => text.Trim(' ').Length > 0)];

    private static string Visible(string text) => CommentText.Of(text).Text.Trim(' ');

    private static string Render(string page) =>
        RealTool.RunWith(page, "cmark-gfm", "--unsafe", "--extension", "table", "--extension", "strikethrough").Expect().Text;

    [GeneratedRegex("<td>(.*)</td>")]
    private static partial Regex Cell();
}
