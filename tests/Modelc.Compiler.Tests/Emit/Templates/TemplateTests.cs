namespace Modelc.Compiler.Tests.Emit.Templates;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain } text }} { % {% { {", "plain } text }} { % {% { {")]
    [InlineData("# {{ app }}!", "# shop!")]
    [InlineData("{{app}}{{  app  }}{{\n\n app\n\n}}", "shopshopshop")]
    [InlineData("{{ is_public }} {{ replica_count }} {{ bytes }}", "true 3 5000000000")]
    [InlineData("{{ proxy.image }}", "\"haproxy:3.2.26\"")]
    [InlineData("{{ services.size }}", "2")]
    [InlineData("{{}}{{ }}{{\n}}", "")]
    public void Values_stand_in_the_place_of_their_names(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, ShopView.Example));

    [Theory]
    [InlineData("{{ for s in services }}{{ s.name }};{{ end }}", "\"web\";\"api\";")]
    [InlineData("{{ for s in services }}{{ for.index }}{{ for.first }}{{ for.last }} {{ end }}", "0truefalse 1falsetrue ")]
    [InlineData("{{ for s in services }}{{ for p in s.ports }}{{ for.index }}={{ p }} {{ end }}{{ for.index }};{{ end }}", "0=80 1=443 0;1;")]
    [InlineData("{{ for s in services }}{{ if !for.last }}a{{ else }}b{{ end }}{{ end }}", "ab")]
    [InlineData("{{ for tag in tags }}{{ tag }}{{ end }}", "")]
    [InlineData("{{ for s in services }}{{ end }}{{ for s in services }}.{{ end }}", "..")]
    public void A_loop_repeats_its_body(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, ShopView.Example));

    [Theory]
    [InlineData("is_public", true)]
    [InlineData("!is_public", false)]
    [InlineData("!!is_public", true)]
    [InlineData("alias", false)]
    [InlineData("!alias", true)]
    [InlineData("proxy", true)]
    [InlineData("app", true)]
    [InlineData("tags", false)]
    [InlineData("weight", false)]
    [InlineData("weight == 0", false)]
    [InlineData("weight != 0", true)]
    [InlineData("replica_count == 3", true)]
    [InlineData("replica_count != 3", false)]
    [InlineData("replica_count == 4", false)]
    [InlineData("services.size != 0", true)]
    [InlineData("bytes == 5000000000", true)]
    [InlineData("alias && is_public", false)]
    [InlineData("alias || is_public", true)]
    [InlineData("is_public || alias && alias", true)]
    [InlineData("alias && alias || is_public", true)]
    [InlineData("alias && is_public || alias", false)]
    [InlineData("!alias && replica_count == 3 && proxy", true)]
    public void A_condition_asks_for_what_is_there_and_true(string condition, bool expected) =>
        Assert.Equal(expected ? "yes" : "no", Rendered.Text($"{{{{ if {condition} }}}}yes{{{{ else }}}}no{{{{ end }}}}", ShopView.Example));

    [Theory]
    [InlineData("{{ if alias }}1{{ end }}", "")]
    [InlineData("{{ if alias }}1{{ else if weight }}2{{ else if proxy }}3{{ else }}4{{ end }}", "3")]
    [InlineData("{{ if alias }}1{{ else if weight }}2{{ else }}4{{ end }}", "4")]
    [InlineData("{{ if proxy }}{{ if alias }}1{{ else }}2{{ end }}{{ else }}3{{ end }}", "2")]
    [InlineData("{{ if proxy && proxy.image }}1{{ end }}", "1")]
    public void The_first_branch_that_holds_is_taken(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, ShopView.Example));

    /// <summary>From Scriban's language page, 1.4, and its lexer: greedy takes all, "~" stops at a line break.</summary>
    [Theory]
    [InlineData("a \n\t {{- app }} b", "ashop b")]
    [InlineData("a {{ app -}} \n\n b", "a shopb")]
    [InlineData("a \n{{- app -}}\n b", "ashopb")]
    [InlineData("a \n  {{~ app }} b", "a \nshop b")]
    [InlineData("a  {{~ app }}", "ashop")]
    [InlineData("a {{ app ~}}  \n  b", "a shop  b")]
    [InlineData("a {{ app ~}}  \n\n  b", "a shop\n  b")]
    [InlineData("a {{ app ~}}  b", "a shopb")]
    [InlineData("a\n\n  {{~ app }}", "a\n\nshop")]
    [InlineData("{{ app ~}}\n{{~ app }}", "shopshop")]
    [InlineData("{{ app -}} \n {{- app }}", "shopshop")]
    [InlineData("  {{~ app ~}}", "shop")]
    [InlineData("a\u00a0\u2003{{~ app -}}\u2028\u0085b", "ashopb")]
    [InlineData("<ul>\n  {{~ for s in services ~}}\n  <li>{{ s.name }}\n  {{~ end ~}}\n</ul>\n", "<ul>\n  <li>\"web\"\n  <li>\"api\"\n</ul>\n")]
    [InlineData("{{- # nothing -}}\n x", "x")]
    public void White_space_goes_where_braces_ask_for_it(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, ShopView.Example));

    [Theory]
    [InlineData("{{ # a comment }}x", "x")]
    [InlineData("{{# a comment ~}}  \nx", "x")]
    [InlineData("{{ app # a comment }}", "shop")]
    [InlineData("{{ # one\n app # two\n }}", "shop")]
    [InlineData("{{## a }, '\nlong\n# one ##}}x", "x")]
    [InlineData("{{## open to the braces }}x", "x")]
    [InlineData("{{ ## before ## app }}", "shop")]
    public void A_comment_prints_nothing(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, ShopView.Example));

    [Theory]
    [InlineData("{%{}%}", "")]
    [InlineData("{%{ }%}", " ")]
    [InlineData("{%{{{.Names}}}%}", "{{.Names}}")]
    [InlineData("{%%{}%}}%%}", "}%}")]
    [InlineData("a {%{~ b ~}%} \n c", "a b  c")]
    [InlineData(" \n {%{- b -}%} \n c", " b c")]
    [InlineData(" {{- app }}{%{ x }%}{{- app }}", "shop x shop")]
    [InlineData("{%{ {{- x -}} }%}", " {{- x -}} ")]
    public void An_escape_prints_its_text(string template, string expected) =>
        Assert.Equal(expected, Rendered.Text(template, ShopView.Example));

    [Fact]
    public void Lines_end_with_line_feeds_whatever_the_template_has() =>
        Assert.Equal("a\nshop\nb\n", Rendered.Text("a\r\n{{ app }}\r\n{{~ if proxy ~}}\r\nb\r\n{{ end }}", ShopView.Example));

    [Fact]
    public void A_value_is_printed_as_it_is_however_far_it_is_indented() =>
        Assert.Equal(
            "    'a\nb'",
            Rendered.Text("    {{ alias }}", ShopView.Example with { Alias = Compiler.Emit.Quoting.ShWord.Of("a\nb") }));
}
