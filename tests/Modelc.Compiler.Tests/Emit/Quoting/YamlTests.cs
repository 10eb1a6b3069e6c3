using System.Text;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Testing;
using YamlDotNet.RepresentationModel;

namespace Modelc.Compiler.Tests.Emit.Quoting;

public sealed class YamlTests
{
    [Fact]
    public void A_parser_reads_exactly_the_text()
    {
        var yaml = new StringBuilder();
        foreach (var text in WithNul)
            yaml.Append($"- {YamlScalar.Of(text)}\n");

        var read = (YamlSequenceNode)Parse(yaml.ToString());

        Assert.Equal(WithNul, read.Children.Select(node => ((YamlScalarNode)node).Value));
    }

    [Fact]
    public void A_scalar_is_one_line_in_which_everything_can_be_seen()
    {
        foreach (var text in WithNul)
            Assert.All(YamlScalar.Of(text).Text.EnumerateRunes(), rune => Assert.True(CharacterEscape.IsVisible(rune)));
    }

    [RealToolFact("docker")]
    public void Docker_reads_exactly_the_text_of_a_value_in_a_stack()
    {
        var stack = new StringBuilder("version: \"3.8\"\nservices:\n  s:\n    image: i\n    labels:\n");
        var texts = NastyTexts.All.Select(ThatDockerCanPrint).ToList();
        for (var i = 0; i < texts.Count; i++)
            stack.Append($"      k{i}: {YamlScalar.ForStack(texts[i])}\n");

        var labels = LabelsThatDockerReads(stack);

        Assert.Equal(texts, Enumerable.Range(0, texts.Count).Select(i => labels[$"k{i}"]));
    }

    [RealToolFact("docker")]
    public void Docker_reads_exactly_the_text_of_a_key_in_a_stack()
    {
        // A key has at most 1024 characters, says YAML, and at least one, says Docker's schema.
        var keys = NastyTexts.All.Where(text => text.Length is > 0 and < 300).Select(ThatDockerCanPrint).ToList();
        var stack = new StringBuilder("version: \"3.8\"\nservices:\n  s:\n    image: i\n    labels:\n");
        foreach (var key in keys)
            stack.Append($"      {YamlScalar.Of(key)}: \"v\"\n");

        var labels = LabelsThatDockerReads(stack);

        Assert.Equal(keys.Order(StringComparer.Ordinal), labels.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_scalar_is_always_in_double_quotes()
    {
        Assert.Equal("\"y\"", YamlScalar.Of("y").ToString());
        Assert.Equal("\"\"", YamlScalar.Of("").ToString());
        Assert.Equal(@"""a\nb\u0000\u2028\U000e0041""", YamlScalar.Of("a\nb\0\u2028\U000E0041").ToString());
        Assert.Equal("\"$$$${HOME}\"", YamlScalar.ForStack("$${HOME}").ToString());
    }

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.Throws<ArgumentException>(() => YamlScalar.Of("\uD83D"));

    private static IReadOnlyList<string> WithNul => [.. NastyTexts.All, "nul\0in the middle"];

    /// <summary>What starts with a line break Docker reads well, but prints as a block that loses it.</summary>
    private static string ThatDockerCanPrint(string text) => text.StartsWith('\n') ? "-" + text : text;

    private static YamlNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return stream.Documents.Single().RootNode;
    }

    private static Dictionary<string, string> LabelsThatDockerReads(StringBuilder stack)
    {
        var printed = RealTool.RunWith(stack.ToString(), "docker", "stack", "config", "--compose-file", "-").Expect().Text;
        var labels = (YamlMappingNode)Parse(printed)["services"]["s"]["labels"];
        return labels.Children.ToDictionary(
            label => ((YamlScalarNode)label.Key).Value!, label => ((YamlScalarNode)label.Value).Value!, StringComparer.Ordinal);
    }
}
