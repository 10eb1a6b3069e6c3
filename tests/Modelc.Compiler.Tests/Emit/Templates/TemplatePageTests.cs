using System.Text.RegularExpressions;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Emit.Templates;
using Modelc.Compiler.Text;
using Modelc.Testing;

namespace Modelc.Compiler.Tests.Emit.Templates;

/// <summary>templates/README.md says what is so: each template on it gives the text below it.</summary>
public sealed partial class TemplatePageTests
{
    private static readonly List<(string Language, string Name, string Text)> Blocks =
    [
        .. Fence().Matches(File.ReadAllText(RepositoryRoot.Combine("templates/README.md")))
            .Select(block => (block.Groups[1].Value, block.Groups[2].Value, block.Groups[3].Value)),
    ];

    public static TheoryData<string, string> Examples()
    {
        var examples = new TheoryData<string, string>();
        foreach (var (block, next) in Blocks.Zip(Blocks.Skip(1)))
        {
            if (block is { Language: "scriban", Name: "" })
                examples.Add(block.Text, next.Text);
        }

        return examples;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_gives_what_the_page_shows(string template, string expected)
    {
        var bag = new DiagnosticBag();
        var files = Blocks.Where(block => block.Name.Length > 0)
            .ToDictionary(block => block.Name, block => SourceText.From(block.Name, block.Text), StringComparer.Ordinal);
        files["example"] = SourceText.From("example", template);

        var text = TemplateSet.WithOverrides(files, bag).Render("example", ShopView.Example, bag);

        var errors = bag.InOrder().Where(d => !d.Message.Contains("replaces no template", StringComparison.Ordinal))
            .Select(d => DiagnosticFormatter.Line(d) + "\n");
        Assert.Equal(expected, string.Concat(errors) + text);
    }

    [Fact]
    public void The_page_shows_the_view_of_its_examples() =>
        Assert.Equal(Blocks.Single(block => block.Language == "json").Text, ViewJson.Write(ShopView.Example));

    [Fact]
    public void Each_template_on_the_page_has_its_text_below_it() =>
        Assert.Equal(
            Blocks.Count(block => block.Language == "text"),
            Blocks.Count(block => block is { Language: "scriban", Name: "" }));

    [GeneratedRegex("^```(\\w+) ?(\\S*)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
