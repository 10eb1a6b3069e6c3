using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Emit.Templates;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Emit.Templates;

public sealed class TemplateSetTests
{
    [Fact]
    public void An_include_sees_the_view_and_the_loops_around_it()
    {
        var (text, errors) = Render(
            ("main", "{{ for s in services }}{{ include 'part/line' }}{{ end }}"),
            ("part/line", "{{ app }} {{ for.index }} {{ s.name }}\n"));

        Assert.Equal(("shop 0 \"web\"\nshop 1 \"api\"\n", ""), (text, errors));
    }

    [Fact]
    public void A_mistake_in_an_included_template_stands_in_that_template_and_says_how_it_got_there()
    {
        var bag = new DiagnosticBag();
        var set = Set(bag, ("main", "{{ include 'part' }}\n{{ include 'part' }}"), ("part", "{{ ap }}"));

        set.Render("main", ShopView.Example, bag);

        var only = Assert.Single(bag.InOrder(), d => d.Code == "MC4112");
        Assert.Equal("dir/part", only.Location.Source.Path);
        var note = Assert.Single(only.Notes);
        Assert.Equal(("\"part\" is included here.", "dir/main", 1), (note.Message, note.Location.Source.Path, note.Location.Start.Line));
    }

    [Theory]
    [InlineData("{{ include 'main' }}", "", "\"main\" -> \"main\"")]
    [InlineData("{{ include 'part' }}", "{{ include 'part' }}", "\"part\" -> \"part\"")]
    [InlineData("{{ include 'part' }}", "{{ if alias }}{{ include 'main' }}{{ end }}", "\"main\" -> \"part\" -> \"main\"")]
    public void A_circle_of_includes_is_an_error(string main, string part, string circle) =>
        Assert.Contains(
            $"MC4115: Templates include each other in a circle: {circle}. Remove one of the includes.",
            Render(("main", main), ("part", part)).Errors, StringComparison.Ordinal);

    [Fact]
    public void Includes_that_double_end_too()
    {
        var files = Enumerable.Range(0, 40).Select(i => ($"f{i}", $"{{{{ include 'f{i + 1}' }}}}{{{{ include 'f{i + 1}' }}}}"));
        var bag = new DiagnosticBag();

        Set(bag, [.. files, ("f40", "x"), ("main", "{{ include 'f0' }}")]).Render("main", ShopView.Example, bag);

        Assert.Contains(bag.InOrder(), d => d.Message.StartsWith("More than 200 includes for one file", StringComparison.Ordinal));
    }

    [Fact]
    public void An_include_of_nothing_is_an_error() =>
        Assert.Contains(
            "(1,12) MC4114: There is no template \"prt\". Did you mean \"part\"?",
            Render(("main", "{{ include 'prt' }}{{ include 'part' }}"), ("part", "")).Errors, StringComparison.Ordinal);

    [Fact]
    public void A_file_that_nothing_uses_is_an_error()
    {
        var bag = new DiagnosticBag();

        Set(bag, ("no-such-template.txt", "x"));

        Assert.StartsWith(
            "(1,1) MC4114: \"no-such-template.txt\" replaces no template, and no template here includes it.",
            Rendered.Lines(bag).Single(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mistake_is_said_once_however_often_the_template_is_used()
    {
        var bag = new DiagnosticBag();
        var set = Set(bag, ("main", "{{ ap }}"), ("broken", "{{ if }}"));

        for (var i = 0; i < 3; i++)
        {
            Assert.Equal("", set.Render("main", ShopView.Example, bag));
            Assert.Equal("", set.Render("broken", ShopView.Example, bag));
        }

        Assert.Single(bag.InOrder(), d => d.Code == "MC4112");
        Assert.Single(bag.InOrder(), d => d.Message.StartsWith("Here stands nothing", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_template_of_ours_parses()
    {
        var bag = new DiagnosticBag();
        foreach (var name in TemplateSet.BuiltIn().Names)
            Template.Parse(TemplateSet.BuiltIn().Source(name), bag);

        Assert.Equal([], Rendered.Lines(bag));
    }

    private static (string Text, string Errors) Render(params (string Name, string Text)[] files)
    {
        var bag = new DiagnosticBag();
        var text = Set(bag, files).Render("main", ShopView.Example, bag);
        return (text, string.Join('\n', Rendered.Lines(bag).Where(line => !line.Contains("\"main\" replaces no template", StringComparison.Ordinal))));
    }

    private static TemplateSet Set(DiagnosticBag bag, params (string Name, string Text)[] files) => TemplateSet.WithOverrides(
        files.ToDictionary(f => f.Name, f => SourceText.From($"dir/{f.Name}", f.Text), StringComparer.Ordinal), bag);
}
