using System.Collections.Immutable;

namespace Modelc.Cli.Graph;

/// <summary>
/// A place for every box and a way for every arrow. Boxes are arranged inside out: what is in a box first, then the box
/// among its neighbours, where an arrow to something inside counts as an arrow to the box.
/// </summary>
internal sealed class GraphLayout
{
    private const int TopLevel = -1;
    private const double Padding = 18;

    private static readonly Size Gap = new(64, 18);
    private static readonly Size OuterGap = new(88, 32);

    private readonly Dictionary<int, Rectangle> inParent = [];
    private readonly Dictionary<int, Rectangle> places = [];
    private readonly Dictionary<int, ImmutableArray<int>> chainOf = [];
    private readonly ILookup<int, (int From, int To, Arrow Arrow)> arrowsInside;
    private readonly Dictionary<(int Parent, int From, int To), Point[]> waysInside = [];
    private readonly Dictionary<Arrow, ImmutableArray<Point>> ways = new(ReferenceEqualityComparer.Instance);

    private GraphLayout(ModelGraph graph)
    {
        foreach (var box in graph.Boxes)
            AddChain(box, [TopLevel]);
        arrowsInside = graph.Arrows.Select(Meet).ToLookup(meet => meet.Parent, meet => (meet.From, meet.To, meet.Arrow));
        Size = Arrange(TopLevel, graph.Boxes, OuterGap);
        Move(TopLevel, graph.Boxes, 0, 0);
    }

    public Size Size { get; }

    public static GraphLayout Of(ModelGraph graph) => new(graph);

    public Rectangle PlaceOf(int box) => places[box];

    /// <summary>Points between the two ends, from the one that needs.</summary>
    public ImmutableArray<Point> WayOf(Arrow arrow) => ways.GetValueOrDefault(arrow, []);

    private void AddChain(Box box, ImmutableArray<int> outer)
    {
        chainOf[box.Number] = outer.Add(box.Number);
        foreach (var inner in box.Inside)
            AddChain(inner, chainOf[box.Number]);
    }

    /// <summary>The innermost box around both ends, and the two boxes in it that hold one end each.</summary>
    private (int Parent, int From, int To, Arrow Arrow) Meet(Arrow arrow)
    {
        var (from, to) = (chainOf[arrow.From], chainOf[arrow.To]);
        var depth = 0;
        while (from[depth + 1] == to[depth + 1])
            depth++;
        return (from[depth], from[depth + 1], to[depth + 1], arrow);
    }

    private Size SizeOf(Box box)
    {
        var face = BoxFace.SizeOf(box);
        if (box.Inside.IsEmpty)
            return face;
        var inside = Arrange(box.Number, box.Inside, Gap);
        return new Size(
            Math.Max(face.Width, inside.Width + 2 * Padding),
            face.Height + inside.Height + Padding);
    }

    private Size Arrange(int parent, ImmutableArray<Box> boxes, Size gap)
    {
        if (boxes.IsEmpty)
            return default;
        var sizes = boxes.Select(SizeOf).ToArray();
        var indexOf = boxes.Select((box, index) => (box.Number, index)).ToDictionary();
        var edges = arrowsInside[parent].Select(arrow => (From: indexOf[arrow.From], To: indexOf[arrow.To])).Distinct().ToList();
        var isJoined = edges.SelectMany(edge => new[] { edge.From, edge.To }).ToHashSet();
        var joined = Enumerable.Range(0, boxes.Length).Where(isJoined.Contains).ToList();
        var alone = Enumerable.Range(0, boxes.Length).Where(index => !isJoined.Contains(index)).ToList();

        var size = joined.Count > 0 ? ArrangeJoined(parent, boxes, sizes, joined, edges, gap) : default;
        return alone.Count > 0 ? ArrangeAlone(boxes, sizes, alone, size, gap) : size;
    }

    private Size ArrangeJoined(
        int parent, ImmutableArray<Box> boxes, Size[] sizes, List<int> joined, List<(int From, int To)> edges, Size gap)
    {
        var position = joined.Select((index, at) => (index, at)).ToDictionary();
        var columns = new Columns([.. joined.Select(index => sizes[index])], [.. edges.Select(e => (position[e.From], position[e.To]))], gap);
        var (found, points, size) = columns.Arrange(joined.Count);
        for (var at = 0; at < joined.Count; at++)
            inParent[boxes[joined[at]].Number] = found[at];
        foreach (var ((from, to), way) in points)
            waysInside[(parent, boxes[joined[from]].Number, boxes[joined[to]].Number)] = way;
        return size;
    }

    /// <summary>Who has no arrow stands in rows below the others, in the order of the model.</summary>
    private Size ArrangeAlone(ImmutableArray<Box> boxes, Size[] sizes, List<int> alone, Size above, Size gap)
    {
        var area = alone.Sum(index => (sizes[index].Width + gap.Height) * (sizes[index].Height + gap.Height));
        var limit = Math.Max(above.Width, Math.Sqrt(area * 2));
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

    private void Move(int parent, ImmutableArray<Box> boxes, double x, double y)
    {
        foreach (var box in boxes)
        {
            var place = inParent[box.Number].MovedBy(x, y);
            places[box.Number] = place;
            Move(box.Number, box.Inside, place.X + Padding, place.Y + BoxFace.SizeOf(box).Height);
        }

        foreach (var (from, to, arrow) in arrowsInside[parent])
        {
            if (!waysInside.TryGetValue((parent, from, to), out var way))
                continue;
            var isLeftToRight = inParent[from].X <= inParent[to].X;
            ways[arrow] = [.. (isLeftToRight ? way : way.Reverse()).Select(point => new Point(point.X + x, point.Y + y))];
        }
    }
}
