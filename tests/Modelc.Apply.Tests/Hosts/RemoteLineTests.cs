using System.Diagnostics;
using Modelc.Apply.Hosts.Ssh;

namespace Modelc.Apply.Tests.Hosts;

public sealed class RemoteLineTests
{
    [Theory]
    [InlineData("plain-word_1.2/3:4,5@6+7", "plain-word_1.2/3:4,5@6+7")]
    [InlineData("", "''")]
    [InlineData("two words", "'two words'")]
    [InlineData("~", "'~'")]
    [InlineData("A=b", "'A=b'")]
    [InlineData("it's", """'it'\''s'""")]
    [InlineData("""a\b""", """'a'\\'b'""")]
    public void A_word_is_quoted_only_where_a_shell_would_read_more_into_it(string word, string quoted) =>
        Assert.Equal(quoted, RemoteLine.Of([word]));

    [Fact]
    public void A_shell_takes_the_line_apart_into_the_same_words()
    {
        string[] words = ["", "it's", "\\", "\\'", "'\\", "$(id) `id` $HOME", "a\nb\n", "*?[x]", "\"", "!x", "#no", "ä\t€", "-n", "{a,b}"];
        Assert.Equal(string.Concat(words.Select(word => $"<{word}>")), Say("sh", RemoteLine.Of(["printf", "<%s>", .. words])));
    }

    private static string Say(string shell, string line)
    {
        using var process = Process.Start(new ProcessStartInfo(shell, ["-c", line]) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }
}
