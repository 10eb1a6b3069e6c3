using System.Xml.Linq;
using Modelc.Bench.Availability;
using Modelc.Bench.Charts;

namespace Modelc.Bench.Tests;

public sealed class ChartTests
{
    private const string Nasty = "<\"a\" & 'b'>";

    [Fact]
    public void A_name_cannot_break_out_of_its_place()
    {
        var svg = new Svg(100, 50, Nasty);
        svg.Text(1, 2, Nasty);

        var read = XDocument.Parse(svg.ToString()).Root!;

        Assert.Equal([Nasty, Nasty], read.Elements().Where(one => one.Name.LocalName is "title" or "text").Select(one => one.Value));
    }

    [Fact]
    public void One_lost_request_among_thousands_is_seen_in_the_timeline()
    {
        var timeline = TimelineSection.TimelineOf(Rounds.Of(Incident.Kill, due => due == 7000 ? Rounds.Lost(due) : Rounds.Answered(due)));

        Assert.Equal(1, timeline.Bins.Sum(bin => bin.Lost));
        Assert.Equal(1999, timeline.Bins.Sum(bin => bin.Answered));
        var red = Assert.Single(Drawn(timeline), shape => (string?)shape.Attribute("fill") == Palette.Lost);
        Assert.True((double)red.Attribute("height")! >= 1);
        // A third of the way, and above the line that the bars stand on.
        Assert.Equal(7000 / 20_000.0, (double)red.Attribute("x")! / 400, 0.02);
    }

    [Fact]
    public void Bars_of_a_timeline_stand_on_each_other()
    {
        var bins = new[] { new Bin(10, 5, 2) };
        var bars = Drawn(new Timeline("", 250, 20, [.. bins], [])).Where(shape => shape.Name.LocalName == "rect").Skip(1).ToList();

        Assert.Equal([Palette.Lost, Palette.Slow, Palette.Answered], bars.Select(bar => (string)bar.Attribute("fill")!));
        foreach (var (lower, upper) in bars.Zip(bars.Skip(1)))
            Assert.Equal((double)lower.Attribute("y")!, (double)upper.Attribute("y")! + (double)upper.Attribute("height")!, 0.2);
    }

    [Fact]
    public void An_update_is_marked_where_the_versions_change_hands()
    {
        var timeline = TimelineSection.TimelineOf(Rounds.Of(Incident.Update, due => Rounds.Answered(due, version: due switch
        {
            < 8000 => "v1.0",
            > 9000 => "v2.0",
            _ => due % 20 == 0 ? "v2.0" : "v1.0",
        })));

        Assert.Equal(
            [new(Rounds.IncidentMs, "update"), new(8000, "first v2.0"), new(8990, "last v1.0")],
            timeline.Moments.AsEnumerable());
    }

    [Theory]
    [InlineData(0, "#dafbe1")]
    [InlineData(0.0001, "#ffe1e1")]
    [InlineData(1, "#ff5555")]
    public void The_more_is_lost_the_redder_the_cell(double share, string color) => Assert.Equal(color, Palette.Heat(share));

    [Fact]
    public void The_same_data_give_the_same_bytes()
    {
        string Draw() => Bars.Draw("t", "n", [("g", [new Bar("a", 1 / 3.0, "x", Palette.Good)])]).ToString();

        Assert.Equal(Draw(), Draw());
        Assert.DoesNotContain("333", Draw(), StringComparison.Ordinal);
    }

    private static List<XElement> Drawn(Timeline timeline)
    {
        var svg = new Svg(400, Timeline.Height, "");
        timeline.Draw(svg, 0, 0, 400);
        return XDocument.Parse(svg.ToString()).Root!.Elements().ToList();
    }
}
