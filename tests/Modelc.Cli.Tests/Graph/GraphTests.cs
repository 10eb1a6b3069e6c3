using System.Text.RegularExpressions;
using System.Xml.Linq;
using Modelc.Cli.Graph;
using Modelc.Cli.Tests.Commands;
using Modelc.Testing;

namespace Modelc.Cli.Tests.Graph;

public sealed class GraphTests
{
    private const string Nasty = "a\"b</text><script>x</script>]] --> \\N {{ %%{init}%% `$(id)`\u0001\U0001F600";

    [Theory]
    [InlineData("svg")]
    [InlineData("dot")]
    [InlineData("mermaid")]
    public void A_drawing_is_the_same_every_time(string format)
    {
        using var folder = new TestFolder();
        var starter = Starter(folder);

        var drawing = CommandRun.Of("graph", starter, "--format", format);

        Assert.Equal(0, drawing.Exit);
        Golden.Match($"tests/cases/graph/starter.{format}", drawing.Out);
    }

    [Fact]
    public void Boxes_do_not_overlap_and_lie_inside_their_boxes()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var graph = RandomGraph(new Random(seed));
            CheckPlaces(GraphLayout.Of(graph), graph.Boxes, null);
        }
    }

    [Fact]
    public void An_arrow_goes_from_the_edge_of_one_box_to_the_edge_of_the_other()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var graph = RandomGraph(new Random(seed));
            var layout = GraphLayout.Of(graph);
            var routes = ArrowRoutes.Of(layout, graph.Arrows);
            foreach (var arrow in graph.Arrows)
            {
                Assert.True(IsOnEdge(layout.PlaceOf(arrow.From), routes.PointsOf(arrow)[0]), $"seed {seed}");
                Assert.True(IsOnEdge(layout.PlaceOf(arrow.To), routes.PointsOf(arrow)[^1]), $"seed {seed}");
            }
        }
    }

    [Fact]
    public void A_drawing_of_ten_thousand_components_does_not_take_forever()
    {
        var boxes = Enumerable.Range(0, 100).Select(host => new Box(host, BoxKind.Host, $"h{host}", [],
            [.. Enumerable.Range(0, 100).Select(c => new Box(100 + host * 100 + c, BoxKind.Component, $"c{host}-{c}", ["image:1"], []))]));
        var random = new Random(7);
        var arrows = Enumerable.Range(0, 5000).Select(_ => random.Next(100, 10_100)).Where(from => from > 101)
            .Select(from => new Arrow(from, random.Next(100, from), "l", false, false));

        Assert.NotEmpty(SvgWriter.Write(new ModelGraph("big", [.. boxes], [.. arrows])));
    }

    [Fact]
    public void A_name_stays_a_name_in_svg()
    {
        var svg = XDocument.Parse(SvgWriter.Write(NastyGraph()));

        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "script");
        var inXml = Nasty.Replace('\u0001', ' ');
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "title" && element.Value.Contains(inXml, StringComparison.Ordinal));
    }

    [Fact]
    public void A_name_stays_a_name_in_mermaid()
    {
        var lines = MermaidWriter.Write(NastyGraph()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Matches(new Regex("^  n1\\[\"[^\"<>`%{}\\\\$]*(<br/>[^\"<>`%{}\\\\$]*)*\"\\]$"), lines.Single(line => line.StartsWith("  n1[", StringComparison.Ordinal)));
    }

    [RealToolFact("dot")]
    public void Graphviz_reads_a_name_as_it_was_written()
    {
        var drawn = RealTool.RunWith(DotWriter.Write(NastyGraph()), "dot", "-Tsvg");

        Assert.Equal(0, drawn.ExitCode);
        Assert.Contains(XDocument.Parse(drawn.Text).Descendants(), element => element.Value == Nasty.Replace('\u0001', ' '));
    }

    [Fact]
    public void A_model_that_breaks_a_rule_can_be_drawn_to_find_out_why()
    {
        var clash = TestFolder.Good.Replace("\"links\"", "\"suppress\": 0, \"links\"", StringComparison.Ordinal).Replace("\"containments\": [{", "\"containments\": [{\"name\": \"again\", \"src\": \"/box/docker\", \"target\": \"/web/host\"}, {", StringComparison.Ordinal);

        Assert.Equal(1, CommandRun.Of(clash, ["validate", "-"]).Exit);
        Assert.Equal(0, CommandRun.Of(clash, ["graph", "-"]).Exit);
    }

    private static string Starter(TestFolder folder)
    {
        CommandRun.Of("init", folder.Root);
        return folder.Path("model.json");
    }

    private static ModelGraph NastyGraph() => new(
        Nasty,
        [new Box(1, BoxKind.Component, Nasty, [Nasty], []), new Box(2, BoxKind.Host, Nasty, [], [new Box(3, BoxKind.External, Nasty, [], [])])],
        [new Arrow(1, 3, Nasty, true, true)]);

    private static ModelGraph RandomGraph(Random random)
    {
        var count = 0;
        var boxes = Enumerable.Range(0, random.Next(1, 7)).Select(_ => RandomBox(random, 2, ref count)).ToList();
        var all = boxes.SelectMany(WithInner).ToList();
        var arrows = Enumerable.Range(0, random.Next(0, 20))
            .Select(_ => (From: all[random.Next(all.Count)], To: all[random.Next(all.Count)]))
            .Where(ends => !WithInner(ends.From).Contains(ends.To) && !WithInner(ends.To).Contains(ends.From))
            .Select(ends => new Arrow(ends.From.Number, ends.To.Number, "link", random.Next(2) == 0, random.Next(2) == 0));
        return new ModelGraph("random", [.. boxes], [.. arrows]);
    }

    private static Box RandomBox(Random random, int depth, ref int count)
    {
        var number = count++;
        var inside = new List<Box>();
        for (var i = depth == 0 ? 0 : random.Next(0, 6); i > 0; i--)
            inside.Add(RandomBox(random, depth - 1, ref count));
        return new Box(number, depth == 2 ? BoxKind.Host : BoxKind.Component, new string('n', random.Next(1, 40)), [.. Enumerable.Repeat("line", random.Next(0, 3))], [.. inside]);
    }

    private static IEnumerable<Box> WithInner(Box box) => box.Inside.SelectMany(WithInner).Prepend(box);

    private static void CheckPlaces(GraphLayout layout, IReadOnlyList<Box> boxes, Rectangle? around)
    {
        for (var i = 0; i < boxes.Count; i++)
        {
            var place = layout.PlaceOf(boxes[i].Number);
            Assert.True(around is not { } outer || (place.X >= outer.X && place.Y >= outer.Y && place.Right <= outer.Right + 0.01 && place.Bottom <= outer.Bottom + 0.01));
            for (var j = 0; j < i; j++)
                Assert.False(Overlap(place, layout.PlaceOf(boxes[j].Number)));
            CheckPlaces(layout, boxes[i].Inside, place);
        }
    }

    private static bool Overlap(Rectangle a, Rectangle b) =>
        a.X < b.Right - 0.01 && b.X < a.Right - 0.01 && a.Y < b.Bottom - 0.01 && b.Y < a.Bottom - 0.01;

    private static bool IsOnEdge(Rectangle place, Point point) =>
        (Near(point.X, place.X) || Near(point.X, place.Right)) && point.Y >= place.Y && point.Y <= place.Bottom
        || (Near(point.Y, place.Y) || Near(point.Y, place.Bottom)) && point.X >= place.X && point.X <= place.Right;

    private static bool Near(double a, double b) => Math.Abs(a - b) < 0.01;
}
