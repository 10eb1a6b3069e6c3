using System.Text;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Emit.Templates;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Emit.Templates;

public sealed class TemplateMistakesTests
{
    [Theory]
    [InlineData("{{ x = 1 }}", "(1,6) MC4110: \"=\" is not supported in templates. Print the value as the view holds it.")]
    [InlineData("{{ app | upcase }}", "(1,8) MC4110: \"|\"")]
    [InlineData("{{ date.now \"x\" }}", "(1,13) MC4110: A text in code")]
    [InlineData("{{ 1 }}", "(1,4) MC4110: \"1\"")]
    [InlineData("{{ 'x' }}", "(1,4) MC4110: A text in code is not supported in templates. Write it outside of the braces.")]
    [InlineData("{{ true }}", "(1,4) MC4110: \"true\"")]
    [InlineData("{{ while app }}{{ end }}", "(1,4) MC4110: \"while\"")]
    [InlineData("{{ app; app }}", "(1,7) MC4110: A second statement in one pair of braces is not supported in templates. Give it its own braces.")]
    [InlineData("{{ app\n app }}", "(2,2) MC4110: \"app\"")]
    [InlineData("{{ services[0] }}", "(1,12) MC4110: \"[\"")]
    [InlineData("{{ proxy?.image }}", "(1,9) MC4110: \"?\"")]
    [InlineData("{{ proxy. image }}", "(1,11) MC4110: \"image\"")]
    [InlineData("{{ {a: 1} }}", "(1,4) MC4110: \"{\"")]
    [InlineData("{{ if (app) }}{{ end }}", "(1,7) MC4110: \"(\"")]
    [InlineData("{{ if !replica_count == 1 }}{{ end }}", "(1,22) MC4110: \"==\"")]
    [InlineData("{{ if replica_count > 1 }}{{ end }}", "(1,21) MC4110: \">\"")]
    [InlineData("{{ for s in services }}{{ else }}{{ end }}", "(1,27) MC4110: \"else\" of a loop")]
    [InlineData("{{ for s in services reversed }}{{ end }}", "(1,22) MC4110: \"reversed\"")]
    [InlineData("{{ for s in services }}{{ for.rindex }}{{ end }}", "(1,27) MC4110: \"for.rindex\" is not supported in templates. A loop has: \"for.first\", \"for.index\", \"for.last\".")]
    [InlineData("{{ include 'a\\n' }}", "(1,14) MC4110: An escape in a text")]
    [InlineData("{{ $x }}", "(1,4) MC4110: \"$\"")]
    [InlineData("{{ this.app }}", "(1,4) MC4110: \"this\"")]
    public void What_only_Scriban_can_do_is_said_where_it_stands(string template, string expected) =>
        Assert.StartsWith(expected, Rendered.Errors(template, ShopView.Example), StringComparison.Ordinal);

    [Theory]
    [InlineData("a\n{{ app", "(2,1) MC4111: What begins here is not closed. Close it with \"}}\", or escape it: {%{ ... }%}.")]
    [InlineData("a {%%{ app }%}", "(1,3) MC4111: What begins here is not closed. Close it with \"}%%}\"")]
    [InlineData("{{ include 'x }}", "(1,12) MC4111: This text is not closed. Close it with '.")]
    [InlineData("\n{{ if app }}", "(2,1) MC4111: This block has no end. Close it with {{ end }}.")]
    [InlineData("{{ for s in services }}", "(1,1) MC4111: This block has no end.")]
    [InlineData("a{{ end }}", "(1,5) MC4111: This \"end\" belongs to no block.")]
    [InlineData("a{{ else }}", "(1,5) MC4111: This \"else\" belongs to no block.")]
    [InlineData("{{ if app }}{{ else }}{{ else }}{{ end }}", "(1,26) MC4111: An \"else\" stands before this one.")]
    [InlineData("{{ if app }}{{ else }}{{ else if app }}{{ end }}", "(1,26) MC4111: An \"else\" stands before this one.")]
    [InlineData("{{ if }}{{ end }}", "(1,7) MC4111: Here stands nothing. Write the name of a value.")]
    [InlineData("{{ if app && }}{{ end }}", "(1,14) MC4111: Here stands nothing. Write the name of a value.")]
    [InlineData("{{ if replica_count == }}{{ end }}", "(1,24) MC4111: Here stands nothing. Write a whole number.")]
    [InlineData("{{ if replica_count == 1.5 }}{{ end }}", "(1,24) MC4111: Here stands \"1.5\". Write a whole number.")]
    [InlineData("{{ if replica_count == 99999999999999999999 }}{{ end }}", "(1,24) MC4111: Here stands")]
    [InlineData("{{ for services }}{{ end }}", "(1,17) MC4111: Here stands nothing. Write \"in\".")]
    [InlineData("{{ for in services }}{{ end }}", "(1,11) MC4111: Here stands \"services\". Write \"in\".")]
    [InlineData("{{ for 1 in services }}{{ end }}", "(1,8) MC4111: Here stands \"1\". Write the name of a variable.")]
    [InlineData("{{ include app }}", "(1,12) MC4111: Here stands \"app\". Write the name of a template in quotes.")]
    [InlineData("{{ proxy. }}", "(1,11) MC4111: Here stands nothing. Write the name of a value.")]
    [InlineData("a\0b", "(1,2) MC4111: This is not UTF-8 text. Save the template as UTF-8.")]
    public void A_template_that_does_not_hold_together_says_where(string template, string expected) =>
        Assert.StartsWith(expected, Rendered.Errors(template, ShopView.Example), StringComparison.Ordinal);

    [Theory]
    [InlineData("é {{ ap }}", "(1,6) MC4112: The view has no \"ap\". Did you mean \"app\"?")]
    [InlineData("{{ if alias }}{{ x }}{{ end }}", "(1,18) MC4112: The view has no \"x\". There are: alias, app, bytes, is_public, proxy, replica_count, services, tags, weight.")]
    [InlineData("{{ for s in services }}{{ s.nam }}{{ end }}", "(1,29) MC4112: \"s\" has no \"nam\". Did you mean \"name\"?")]
    [InlineData("{{ for s in services }}{{ end }}{{ s.name }}", "(1,36) MC4112: The view has no \"s\".")]
    [InlineData("{{ App }}", "(1,4) MC4112: The view has no \"App\". Did you mean \"app\"?")]
    [InlineData("{{ for s in servces }}{{ s.name }}{{ end }}", "(1,13) MC4112: The view has no \"servces\". Did you mean \"services\"?")]
    public void An_unknown_name_is_found_in_every_branch(string template, string expected) =>
        Assert.StartsWith(expected, Rendered.Errors(template, ShopView.Example), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ services }}", "(1,4) MC4113: \"services\" is a list. Loop over it with \"for\".")]
    [InlineData("{{ services.name }}", "(1,13) MC4113: \"services\" is a list. Loop over it with \"for\", or ask for its \"size\".")]
    [InlineData("{{ proxy }}", "(1,4) MC4113: \"proxy\" is a group of values. Print one of them: \"image\".")]
    [InlineData("{{ app.size }}", "(1,8) MC4113: \"app\" is a single value. Remove \".size\".")]
    [InlineData("{{ for s in app }}{{ end }}", "(1,13) MC4113: \"app\" is not a list.")]
    [InlineData("{{ if services }}{{ end }}", "(1,7) MC4113: \"services\" is a list, which is always true. Ask for \"services.size != 0\".")]
    [InlineData("{{ if replica_count }}{{ end }}", "(1,7) MC4113: \"replica_count\" is a number, which is always true.")]
    [InlineData("{{ if app == 1 }}{{ end }}", "(1,7) MC4113: \"app\" is not a number.")]
    [InlineData("{{ for.first }}", "(1,4) MC4113: There is no loop here.")]
    [InlineData("{{ alias }}", "(1,4) MC4116: \"alias\" has no value here. Ask first: {{ if alias }} ... {{ end }}.")]
    [InlineData("{{ weight }}", "(1,4) MC4116: \"weight\" has no value here.")]
    [InlineData("{{ if tags.size == 0 }}{{ end }}", "(1,7) MC4116: \"tags\" has no value here.")]
    [InlineData("{{ for app in services }}{{ end }}", "(1,8) MC4117: The loop's variable \"app\" hides another \"app\".")]
    [InlineData("{{ for s in services }}{{ for s in s.ports }}{{ end }}{{ end }}", "(1,31) MC4117: The loop's variable \"s\" hides another \"s\".")]
    public void A_value_cannot_be_used_for_what_it_is_not(string template, string expected) =>
        Assert.StartsWith(expected, Rendered.Errors(template, ShopView.Example), StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ proxy.image }}")]
    [InlineData("{{ if proxy.image }}{{ end }}")]
    public void A_way_through_what_is_not_there_ends_where_it_stops(string template) =>
        Assert.Contains(
            "MC4116: \"proxy\" has no value here.",
            Rendered.Errors(template, ShopView.Example with { Proxy = null }), StringComparison.Ordinal);

    [Fact]
    public void All_mistakes_are_said_at_once() =>
        Assert.Equal(
            ["(1,4)", "(2,6)", "(3,4)", "(5,1)"],
            Rendered.Errors("{{ 1 }}\n{{ x = 1 }}{{ app }}\n{{ end }}\n\n{{ if app }}", ShopView.Example)
                .Split('\n').Select(line => line.Split(' ')[0]));

    [Fact]
    public void A_byte_that_is_no_text_has_a_place()
    {
        var bag = new DiagnosticBag();

        Assert.Null(Template.Parse(SourceText.From("t", (byte[])[.. "é\n"u8, (byte)'x', 0xFF]), bag));

        Assert.Equal(["(2,2) MC4111: This is not UTF-8 text. Save the template as UTF-8."], Rendered.Lines(bag));
    }

    [Fact]
    public void Blocks_within_blocks_have_a_limit()
    {
        var deep = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
            deep.Append("{{ if app }}");

        Assert.Equal(
            "(1,769) MC4110: A block within 64 others is not supported in templates. Give the view a simpler shape.",
            Rendered.Errors(deep.ToString(), ShopView.Example));
    }
}
