using Modelc.Compiler.Emit.Quoting;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Emit.Quoting;

public sealed class ShLineTests
{
    [Fact]
    public void Only_what_needs_quotes_has_them() =>
        Assert.Equal("ssh -n a@b.c 'cd x && sh y.sh'", ShLine.Of("ssh", "-n", "a@b.c", "cd x && sh y.sh").Text);

    [RealToolTheory("dash", "bash")]
    [InlineData("dash")]
    [InlineData("bash")]
    public void A_shell_reads_exactly_the_words(string shell)
    {
        string[] words = [.. NastyTexts.OfOneLine.Concat(NastyTexts.WithDollar).Where(text => !text.Any(c => c is < ' ' and not '\t' or '\u007f'))];

        var read = RealTool.RunWith(ShLine.Of(["printf", @"%s\0", .. words]).Text, shell).Expect();

        Assert.Equal(words, read.Text.Split('\0')[..^1]);
    }

    [Fact]
    public void A_line_is_one_line() => Assert.Throws<ArgumentException>(() => ShLine.Of("a\nb"));

    [Fact]
    public void Lines_are_put_together()
    {
        var (a, b) = (ShLine.Of("a"), ShLine.Of("b c"));

        Assert.Equal("a | 'b c'", ShLine.Pipe(a, b).Text);
        Assert.Equal("(a && 'b c')", ShLine.InSubshell(ShLine.Sequence(a, b)).Text);
        Assert.Equal("a || 'b c'", ShLine.OrElse(a, b).Text);
        Assert.Equal("a \"${X:?}\"", ShLine.Join(a, ShLine.Variable("X")).Text);
        Assert.Equal("K=\"$HOME/a/b\"", ShLine.InHome("K=", "a/b").Text);
        Assert.Equal("\"$MODEL\"/'a b'", ShLine.OfModel("a b").Text);
    }

    [Fact]
    public void What_would_break_out_of_double_quotes_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ShLine.Variable("a}"));
        Assert.Throws<ArgumentException>(() => ShLine.InHome("", "$(id)"));
    }
}
