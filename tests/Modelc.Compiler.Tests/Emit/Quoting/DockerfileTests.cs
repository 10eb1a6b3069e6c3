using System.Text.Json;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Emit.Quoting;

public sealed class DockerfileTests
{
    [Fact]
    public void The_builders_rules_for_words_give_exactly_the_text()
    {
        foreach (var text in Values)
            Assert.Equal(text, AsTheBuilderReads($"ENV K={DockerfileToken.Of(text)}"));
    }

    [Fact]
    public void A_value_is_one_line_that_does_not_continue()
    {
        foreach (var token in Values.Select(text => DockerfileToken.Of(text).Text))
        {
            Assert.DoesNotContain('\n', token);
            Assert.EndsWith("\"", token, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_line_of_a_Dockerfile_has_no_place_for_controls_and_no_more_than_64_KiB()
    {
        Assert.All(NastyTexts.WithControls, text => Assert.Throws<ArgumentException>(() => DockerfileToken.Of(text)));
        Assert.Throws<ArgumentException>(() => DockerfileToken.Of(new string('$', 32_000)));
        Assert.Equal(64_000, DockerfileToken.Of(new string('$', 31_999)).Text.Length);
    }

    [Fact]
    public void Exec_form_is_one_line_of_json_with_exactly_the_words()
    {
        var json = DockerfileJson.Of(NastyTexts.All).Text;

        Assert.Equal(NastyTexts.All, JsonSerializer.Deserialize<string[]>(json)!);
        Assert.All(json.EnumerateRunes(), rune => Assert.True(CharacterEscape.IsVisible(rune)));
    }

    [Fact]
    public void Exec_form_reads_as_people_write_it()
    {
        Assert.Equal("""["/bin/bash", "/opt/modelc/run", "echo \"$HOME\" \\ 'x'"]""",
            DockerfileJson.Of("/bin/bash", "/opt/modelc/run", "echo \"$HOME\" \\ 'x'").ToString());
        Assert.Equal("[]", DockerfileJson.Of().ToString());
        Assert.Throws<ArgumentException>(() => DockerfileJson.Of("a\0"));
    }

    private static IEnumerable<string> Values => [.. NastyTexts.OfOneLine, .. NastyTexts.WithDollar, NastyTexts.Empty];

    /// <summary>
    /// https://docs.docker.com/reference/dockerfile/#environment-replacement and moby's shell lexer: in double quotes a
    /// backslash escapes the quote, the dollar and itself, and is itself before anything else.
    /// </summary>
    private static string AsTheBuilderReads(string line)
    {
        var value = line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..];
        Assert.Equal('"', value[0]);
        var read = new System.Text.StringBuilder();
        var i = 1;
        for (; value[i] != '"'; i++)
        {
            Assert.False(value[i] == '$', $"a variable begins: {line}");
            if (value[i] == '\\' && value[i + 1] is '"' or '$' or '\\')
                i++;
            read.Append(value[i]);
        }

        Assert.Equal(value.Length - 1, i);
        return read.ToString();
    }
}
