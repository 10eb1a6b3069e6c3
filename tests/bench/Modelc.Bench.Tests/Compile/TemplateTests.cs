using Modelc.Bench.Compile;

namespace Modelc.Bench.Tests.Compile;

/// <summary>What Ansible is given to do. That it makes the same files of it, the measurement itself checks.</summary>
public sealed class TemplateTests
{
    [Fact]
    public void Texts_of_one_shape_share_a_template_and_each_keeps_the_lines_in_which_it_differs()
    {
        var common = CommonTemplate.Of(["a {{x}}\nport 1\nend\n", "a {{x}}\nport 2\nend\n"], "entry");

        Assert.Equal("{% raw %}a {{x}}\n{% endraw %}{{ entry[0] }}{% raw %}\nend\n{% endraw %}", common.Text);
        Assert.Equal([["port 1"], ["port 2"]], common.Values);
    }

    [Fact]
    public void Texts_of_several_shapes_are_refused() =>
        Assert.Throws<ArgumentException>(() => CommonTemplate.Of(["a\n", "a\nb\n"], "entry"));

    [Fact]
    public void A_stack_becomes_a_loop_for_each_section()
    {
        var template = new StackTemplate("""
            services:
              # wave 0
              "service-0":
                image: "a:0"
              "service-1":
                image: "a:1"

            networks:
              "bench_service-0":
                driver: "overlay"
              "bench_service-1":
                driver: "overlay"

            """.ReplaceLineEndings("\n"));

        Assert.Equal(["section0", "section1"], template.Sections.Keys);
        Assert.Equal(["  \"service-1\":", "    image: \"a:1\""], template.Sections["section0"][1]);
        Assert.Equal(["  \"bench_service-1\":"], template.Sections["section1"][1]);
        Assert.Contains("{% for entry in section1 %}{{ entry[0] }}{% raw %}\n    driver: \"overlay\"\n{% endraw %}{% endfor %}", template.Text, StringComparison.Ordinal);
    }
}
