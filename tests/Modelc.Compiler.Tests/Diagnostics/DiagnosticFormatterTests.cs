using System.Text;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Diagnostics;

public sealed class DiagnosticFormatterTests
{
    [Fact]
    public void A_diagnostic_is_a_line_its_source_and_its_notes()
    {
        var source = SourceText.From("shop/model.json", "{\n  \"name\": \"db\",\n  \"target\": \"/db/mysq\"\n}\n");
        var diagnostic = At(source, "\"/db/mysq\"", "No port \"mysq\". Did you mean \"mysql\"?") with
        {
            Notes = [new RelatedNote("\"db\" is declared here.", Place(source, "\"db\""))],
        };

        Assert.Equal("""
            shop/model.json(3,13): error MC2004: No port "mysq". Did you mean "mysql"?
                3 |   "target": "/db/mysq"
                  |             ^~~~~~~~~~
            shop/model.json(2,11): note: "db" is declared here.

            """, DiagnosticFormatter.Format(diagnostic));
        Assert.Equal("""
            shop/model.json(3,13): error MC2004: No port "mysq". Did you mean "mysql"?
            shop/model.json(2,11): note: "db" is declared here.

            """, DiagnosticFormatter.Format(diagnostic, withSource: false));
    }

    [Theory]
    [InlineData("ab@@c", "    1 | ab@@c\n      |   ^~\n")]
    [InlineData("\ta\t@@", "    1 |     a    @@\n      |          ^~\n")]
    [InlineData("é@@", "    1 | é@@\n      |  ^~\n")]
    [InlineData("a\u0300@@", "    1 | a\u0300@@\n      |  ^~\n")]
    [InlineData("名@@", "    1 | 名@@\n      |   ^~\n")]
    [InlineData("\U0001F600\U0001F468\u200d\U0001F469\u200d\U0001F467@@", "    1 | \U0001F600\U0001F468\u200d\U0001F469\u200d\U0001F467@@\n      |     ^~\n")]
    [InlineData("\u001b[2J@@", "    1 | \\u001b[2J@@\n      |          ^~\n")]
    [InlineData("\u202e@@", "    1 | \\u202e@@\n      |       ^~\n")]
    [InlineData("\u009b@@", "    1 | \\u009b@@\n      |       ^~\n")]
    public void The_carets_stand_under_the_place(string line, string expected)
    {
        var source = SourceText.From("m", line);

        Assert.Equal(expected, DiagnosticFormatter.Source(Place(source, "@@")));
    }

    [Fact]
    public void A_place_of_several_lines_is_marked_to_the_end_of_its_first()
    {
        var source = SourceText.From("m", "a: {\n  b\n}\n");

        Assert.Equal("    1 | a: {\n      |    ^\n", DiagnosticFormatter.Source(Place(source, "{\n  b\n}")));
    }

    [Fact]
    public void The_end_of_a_file_is_a_place()
    {
        var source = SourceText.From("m", "a\n");

        Assert.Equal("    2 |\n      | ^\n", DiagnosticFormatter.Source(new SourceLocation(source, new TextSpan(2, 0))));
    }

    [Fact]
    public void Of_a_long_line_the_stretch_around_the_place_is_shown()
    {
        foreach (var (before, after) in new[] { (0, 5000), (50, 5000), (5000, 0), (5000, 50), (5000, 5000), (1_000_000, 1_000_000) })
        {
            foreach (var filler in new[] { "x", "é", "名", "\U0001F600" })
            {
                var text = $"{string.Concat(Enumerable.Repeat(filler, before))}@@{string.Concat(Enumerable.Repeat(filler, after))}";
                var lines = DiagnosticFormatter.Source(Place(SourceText.From("m", text), "@@")).Split('\n');

                Assert.InRange(Columns(lines[0]), 20, 120);
                Assert.Equal(Columns(lines[0][..lines[0].IndexOf('@', StringComparison.Ordinal)]), lines[1].IndexOf('^', StringComparison.Ordinal));
                Assert.EndsWith("^~", lines[1], StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Nothing_in_a_message_a_path_or_a_line_reaches_the_terminal_as_a_command()
    {
        var everything = string.Concat(Enumerable.Range(0, 0x3000).Where(c => c is < 0xD800 or > 0xDFFF).Select(c => (char)c)) + "\ud800";
        var source = SourceText.From($"a\u001b]0;title\u0007\n{everything}", everything.Replace("\n", "", StringComparison.Ordinal));
        var diagnostic = new Diagnostic("MC2004", Severity.Warning, everything, new SourceLocation(source, new TextSpan(0, 1)))
        {
            Notes = [new RelatedNote($"\r\nmodel.json(1,1): error: fake{everything}", new SourceLocation(source, new TextSpan(0, 0)))],
        };

        var lines = DiagnosticFormatter.Format(diagnostic).Split('\n');

        Assert.Equal(5, lines.Length);
        Assert.All(lines, line => Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u2028' or '\u202e' or '\u200b'));
        Assert.Contains("note: \\r\\nmodel.json(1,1): error: fake", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_of_a_megabyte_is_cut()
    {
        var source = SourceText.From("m", "a");

        Assert.InRange(DiagnosticFormatter.Line(At(source, "a", new string('x', 1_000_000))).Length, 100, 2100);
    }

    /// <summary>The fillers above: two columns for those beyond the Latin ones, which are one or two chars long.</summary>
    private static int Columns(string line) =>
        line.EnumerateRunes().Sum(rune => rune.Value > 0x1000 ? 2 : 1);

    private static Diagnostic At(SourceText source, string part, string message) =>
        new("MC2004", Severity.Error, message, Place(source, part));

    private static SourceLocation Place(SourceText source, string part)
    {
        var bytes = Encoding.UTF8.GetBytes(part);
        return new SourceLocation(source, new TextSpan(source.Bytes.Span.IndexOf(bytes), bytes.Length));
    }
}
