using Modelc.Compiler.Plan;

namespace Modelc.Compiler.Tests.Plan;

public sealed class WordSplitterTests
{
    [Theory]
    [InlineData("-a b", "-a|b")]
    [InlineData("  -a \t b\n", "-a|b")]
    [InlineData("-a 'two words'", "-a|two words")]
    [InlineData("-a \"it's\" 'say \"x\"'", "-a|it's|say \"x\"")]
    [InlineData("-a''b", "-ab")]
    [InlineData("-a ''", "-a|")]
    [InlineData("-a \\ b", "-a| b")]
    [InlineData("-a \\'x", "-a|'x")]
    [InlineData("-a '\\'", "-a|\\")]
    [InlineData("-a \"\\\"\\n\"", "-a|\"\\n")]
    [InlineData("-a \\", "-a|\\")]
    [InlineData("-a $(x) `y` *", "-a|$(x)|`y`|*")]
    public void Words_are_split_as_a_shell_splits_them(string command, string expected) =>
        Assert.Equal(expected, string.Join('|', WordSplitter.Split(command)!.Value));

    [Theory]
    [InlineData("-a 'b")]
    [InlineData("-a \"b'")]
    [InlineData("-a \"b\\\"")]
    public void An_open_quote_gives_no_words(string command) => Assert.Null(WordSplitter.Split(command));
}
