using System.Text;
using Modelc.Compiler.Diagnostics;
using Modelc.Compiler.Emit.Quoting;
using Modelc.Compiler.Emit.Templates;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Emit.Templates;

public sealed class TemplateFuzzTests
{
    private static readonly string[] Words =
    [
        "{{", "}}", "{{-", "-}}", "{{~", "~}}", "{%{", "}%}", "{%%{", "}%%}", "{", "}", "%", "#", "##", "'", "\"", "`", "\\",
        "for", "in", "if", "else", "end", "include", "for.first", "for.index", "app", "alias", "services", "s", "s.name",
        "s.ports", "size", "proxy.image", "==", "!=", "!", "&&", "||", "|", ".", "..", "0", "1", "1.5", "99999999999999999999",
        " ", "  ", "\n", "\r\n", "\t", "é", "\U0001F680", "\u2028", "\0", "'part'", "'main'", ";", "(", ")", "while", "x",
        "{{ for s in services }}", "{{ if is_public }}", "{{ else if alias }}", "{{ end }}", "{{ include 'part' }}",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Whatever_a_template_holds_there_is_a_text_or_a_reason(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 3000; round++)
        {
            var main = AnyTemplate(random);
            var part = AnyTemplate(random);
            AssertTextOrReason(main, part);
        }
    }

    [Fact]
    public void A_template_with_something_changed_gives_a_text_or_a_reason()
    {
        const string sound =
            "# {{ app }}\n{{~ for s in services ~}}\n  {{ s.name }}: {{ if s.is_public && s.ports.size != 0 }}yes{{ else }}no{{ end }}\n"
            + "{{~ end ~}}\n{%{ {{.Names}} }%}{{## c ##}}{{ include 'part' }}{{ if alias }}{{ alias }}{{ else if proxy }}{{ proxy.image -}}{{ end }}\n";
        var random = new Random(5);
        for (var round = 0; round < 5000; round++)
        {
            var changed = new StringBuilder(sound);
            for (var i = random.Next(1, 4); i > 0; i--)
            {
                var at = random.Next(changed.Length);
                changed.Remove(at, Math.Min(random.Next(4), changed.Length - at)).Insert(at, random.Next(2) == 0 ? "" : Words[random.Next(Words.Length)]);
            }

            AssertTextOrReason(changed.ToString(), "part {{ app }}");
        }
    }

    [Fact]
    public void A_start_of_a_template_gives_a_text_or_a_reason()
    {
        const string sound = "{{~ for s in services ~}}{%%{ }%} }%%}{{ if s.is_public }}{{ s.name }}{{ else }}{{ include 'part' }}{{ end }}{{ end }}";
        for (var length = 0; length <= sound.Length; length++)
            AssertTextOrReason(sound[..length], "");
    }

    [Fact]
    public void Five_thousand_services_take_their_share_of_memory_and_no_more()
    {
        const string template = "{{ for s in services }}{{ s.name }}{{ for p in s.ports }} {{ p }}{{ end }}{{ if s.is_public }} public{{ end }}\n{{ end }}";
        Rendered.Text(template, WithServices(10));

        var small = Allocated(() => Rendered.Text(template, WithServices(500)));
        var large = Allocated(() => Rendered.Text(template, WithServices(5000)));

        Assert.InRange(large, small, small * 12);
    }

    private static ShopView WithServices(int count) => ShopView.Example with
    {
        Services = [.. Enumerable.Range(0, count).Select(i => new ServiceView(YamlScalar.Of($"s{i}"), [80, 443], i % 2 == 0))],
    };

    private static long Allocated(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static string AnyTemplate(Random random)
    {
        var text = new StringBuilder();
        for (var i = random.Next(30); i > 0; i--)
            text.Append(Words[random.Next(Words.Length)]).Append(random.Next(3) == 0 ? " " : "");
        return text.ToString();
    }

    private static void AssertTextOrReason(string main, string part)
    {
        var bag = new DiagnosticBag();
        var set = TemplateSet.WithOverrides(
            new Dictionary<string, SourceText> { ["main"] = SourceText.From("main", main), ["part"] = SourceText.From("part", part) }, bag);

        var text = set.Render("main", ShopView.Example, bag);

        var mistakes = bag.InOrder().Where(d => !d.Message.Contains("replaces no template", StringComparison.Ordinal)).ToList();
        var mainMistakes = mistakes.Where(d => d.Location.Source.Path == "main").ToList();
        Assert.True(text.Length == 0 || mainMistakes.Count == 0, $"a text and an error: {main}");
        foreach (var diagnostic in mistakes)
        {
            Assert.StartsWith("MC411", diagnostic.Code, StringComparison.Ordinal);
            Assert.True(diagnostic.Location.Start.Line > 0, diagnostic.Message);
            Assert.InRange(diagnostic.Location.Span.End, 0, diagnostic.Location.Source.Bytes.Length);
        }
    }
}
