using System.Text;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Emit.Quoting;

public sealed class ShellTests
{
    [RealToolTheory("sh", "bash", "dash")]
    [InlineData("sh")]
    [InlineData("bash")]
    [InlineData("dash")]
    public void A_shell_reads_exactly_the_text(string shell)
    {
        var words = NastyTexts.All.Select(ShWord.Of);

        var read = RealTool.RunWith($@"printf '%s\0' {string.Join(' ', words)}", shell).Expect();

        Assert.Equal(NastyTexts.All, Fields(read));
    }

    [RealToolTheory("sh", "bash", "dash")]
    [InlineData("sh")]
    [InlineData("bash")]
    [InlineData("dash")]
    public void A_shell_reads_settings_from_lines_of_the_form_key_equals_word(string shell)
    {
        var settings = new StringBuilder();
        for (var i = 0; i < NastyTexts.All.Count; i++)
            settings.Append($"K{i}={ShWord.Of(NastyTexts.All[i])}\nprintf '%s\\0' \"$K{i}\"\n");

        var read = RealTool.RunWith(settings.ToString(), shell).Expect();

        Assert.Equal(NastyTexts.All, Fields(read));
    }

    [Fact]
    public void A_word_shows_its_quotes() => Assert.Equal(@"'it'\''s'", ShWord.Of("it's").ToString());

    [Fact]
    public void A_word_refuses_what_no_environment_can_hold()
    {
        Assert.Equal("A shell word cannot hold U+0000.", Refusal("a\0b"));
        Assert.Equal("A shell word cannot hold U+D83D.", Refusal("\uD83D"));
        Assert.Equal("A shell word cannot hold U+DE80.", Refusal("\uDE80\uD83D"));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("#!/bin/sh\r\necho 'hi'\r\n", "#!/bin/sh\necho 'hi'\n")]
    [InlineData("\uFEFF#!/bin/sh\necho $(id)", "#!/bin/sh\necho $(id)\n")]
    [InlineData("a\rb\n\n", "a\nb\n\n")]
    [InlineData("printf '\u0085\u2028'", "printf '\u0085\u2028'\n")]
    public void A_script_keeps_its_text_and_gets_unix_lines(string text, string script) =>
        Assert.Equal(script, ShScript.Of(text).ToString());

    [Fact]
    public void A_script_cannot_hold_nul() =>
        Assert.Throws<ArgumentException>(() => ShScript.Of("echo \0"));

    private static string Refusal(string text) => Assert.Throws<ArgumentException>(() => ShWord.Of(text)).Message;

    private static string[] Fields(ToolResult read) => read.Text.Split('\0')[..^1];
}
