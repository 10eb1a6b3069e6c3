using System.Collections.Immutable;

namespace Modelc.Cli.Graph;

/// <summary>
/// A place for every box and a way for every arrow. Boxes are arranged inside out: what is in a box first, then the box
/// among its neighbours, where an arrow to something inside counts as an arrow to the box.
/// </summary>
internal sealed class GraphLayout
{
    private const double Padding = 18;

    private static readonly Size Gap = new(64, 18);
    private static readonly Size OuterGap = new(88, 32);

    private readonly ArrowCrossings crossings;
    private readonly Dictionary<int, Rectangle> inParent = [];
    private readonly Dictionary<int, Point> insideOf = [];
    private readonly Dictionary<int, Rectangle> places = [];
    private readonly Dictionary<(int Parent, int From, int To), Point[]> ways = [];
    private readonly Dictionary<(int Parent, int Box, bool ToRight), Point[]> exits = [];

    private GraphLayout(ModelGraph graph)
    {
        crossings = new ArrowCrossings(graph);
        Size = Arrange(ArrowCrossings.TopLevel, graph.Boxes, OuterGap);
        Move(ArrowCrossings.TopLevel, graph.Boxes, new Point(0, 0));
    }

    public Size Size { get; }

    public static GraphLayout Of(ModelGraph graph) => new(graph);

    public Rectangle PlaceOf(int box) => places[box];

    /// <summary>Points between the two ends, from the one that needs: out of its boxes, across, into the boxes of the other.</summary>
    public ImmutableArray<Point> WayOf(Arrow arrow)
    {
        var route = crossings.RouteOf(arrow);
        var toRight = route.IsLeftToRight;
        return
        [
            .. route.Out.SelectMany(step => Points(step.Parent, exits.GetValueOrDefault((step.Parent, step.Box, toRight)), toRight)),
            .. Points(route.Parent, ways.GetValueOrDefault((route.Parent, route.From, route.To)), toRight),
            .. route.In.SelectMany(step => Points(step.Parent, exits.GetValueOrDefault((step.Parent, step.Box, !toRight)), toRight)),
        ];
    }

    private IEnumerable<Point> Points(int parent, Point[]? points, bool toRight)
    {
        var origin = insideOf[parent];
        var absolute = (points ?? []).Select(point => new Point(point.X + origin.X, point.Y + origin.Y));
        return toRight ? absolute : absolute.Reverse();
    }

    private Size SizeOf(Box box)
    {
        var face = BoxFace.SizeOf(box);
        if (box.Inside.IsEmpty)
            return face;
        var inside = Arrange(box.Number, box.Inside, Gap);
        return new Size(Math.Max(face.Width, inside.Width + 2 * Padding), face.Height + inside.Height + Padding);
    }

    private Size Arrange(int parent, ImmutableArray<Box> boxes, Size gap)
    {
        if (boxes.IsEmpty)
            return default;
        var sizes = boxes.Select(SizeOf).ToArray();
        var joined = Enumerable.Range(0, boxes.Length).Where(index => crossings.IsTouched(parent, boxes[index].Number)).ToList();
        var alone = Enumerable.Range(0, boxes.Length).Except(joined).ToList();
        var size = joined.Count > 0 ? ArrangeJoined(parent, boxes, sizes, joined, gap) : default;
        return alone.Count > 0 ? ArrangeAlone(boxes, sizes, alone, size, gap) : size;
    }

    private Size ArrangeJoined(int parent, ImmutableArray<Box> boxes, Size[] sizes, List<int> joined, Size gap)
    {
        var numbers = joined.Select(index => boxes[index].Number).ToList();
        var position = numbers.Select((number, at) => (number, at)).ToDictionary();
        var columns = new Columns(
            [.. joined.Select(index => new ColumnNode(sizes[index], crossings.RankOf(boxes[index].Number), boxes[index].Inside.IsEmpty))],
            [.. crossings.Between(parent).Select(edge => (position[edge.From], position[edge.To]))],
            [.. crossings.Leaving(parent).Select(exit => (position[exit.Box], exit.ToRight))],
            gap);
        var found = columns.Arrange();
        for (var at = 0; at < numbers.Count; at++)
            inParent[numbers[at]] = found.Places[at];
        foreach (var ((from, to), points) in found.Ways)
            ways[(parent, numbers[from], numbers[to])] = points;
        foreach (var ((box, toRight), points) in found.Exits)
            exits[(parent, numbers[box], toRight)] = points;
        return found.Size;
    }

    /// <summary>Who has no arrow stands in rows below the others, in the order of the model.</summary>
    private Size ArrangeAlone(ImmutableArray<Box> boxes, Size[] sizes, List<int> alone, Size above, Size gap)
    {
        var leaves = alone.Where(index => boxes[index].Inside.IsEmpty).ToList();
        foreach (var index in leaves)
            sizes[index] = sizes[index] with { Width = leaves.Max(leaf => sizes[leaf].Width) };
        var area = alone.Sum(index => (sizes[index].Width + gap.Height) * (sizes[index].Height + gap.Height));
        var limit = Math.Max(above.Width, Math.Sqrt(area * 2.5));
        double x = 0, y = above.Height > 0 ? above.Height + gap.Height : 0, rowHeight = 0, width = above.Width;
        foreach (var index in alone)
        {
            if (x > 0 && x + sizes[index].Width > limit)
                (x, y, rowHeight) = (0, y + rowHeight + gap.Height, 0);
            inParent[boxes[index].Number] = new Rectangle(x, y, sizes[index].Width, sizes[index].Height);
            x += sizes[index].Width + gap.Height;
            rowHeight = Math.Max(rowHeight, sizes[index].Height);
            width = Math.Max(width, x - gap.Height);
        }

        return new Size(width, y + rowHeight);
    }

    private void Move(int parent, ImmutableArray<Box> boxes, Point origin)
    {
        insideOf[parent] = origin;
        foreach (var box in boxes)
        {
            var place = inParent[box.Number].MovedBy(origin.X, origin.Y);
            places[box.Number] = place;
            Move(box.Number, box.Inside, new Point(place.X + Padding, place.Y + BoxFace.SizeOf(box).Height));
        }
    }
}
