namespace Modelc.Cli.Graph;

/// <summary>
/// Nodes in columns by rank. An arrow that jumps over columns gets a small empty node in each of them, so that it has a
/// way of its own, and so does one that leaves the box around the columns on its left or right; then each column is
/// ordered by where its neighbours stand, and moved towards them.
/// </summary>
internal sealed class Columns
{
    private const int Sweeps = 12;
    private const double WayHeight = 8;

    private readonly List<Size> sizes;
    private readonly List<int> ranks;
    private readonly Size gap;
    private readonly List<List<int>> columns;
    private readonly Dictionary<(int From, int To), List<int>> ways = [];
    private readonly Dictionary<(int Node, bool ToRight), List<int>> exits = [];
    private readonly IReadOnlyList<ColumnNode> nodes;
    private readonly List<List<int>> before = [];
    private readonly List<List<int>> after = [];
    private readonly double[] centers;

    public Columns(
        IReadOnlyList<ColumnNode> nodes,
        IReadOnlyCollection<(int From, int To)> edges,
        IReadOnlyCollection<(int Node, bool ToRight)> leaving,
        Size gap)
    {
        this.nodes = nodes;
        this.gap = gap;
        sizes = [.. nodes.Select(node => node.Size)];
        ranks = [.. nodes.Select(node => node.Rank)];
        for (var node = 0; node < nodes.Count; node++)
            AddNeighbours();
        var last = ranks.Max();
        foreach (var edge in edges)
            AddWay(edge);
        foreach (var exit in leaving)
            AddExit(exit, last);
        columns = [.. Enumerable.Range(0, last + 1).Select(_ => new List<int>())];
        for (var node = 0; node < sizes.Count; node++)
            columns[ranks[node]].Add(node);
        centers = new double[sizes.Count];
    }

    /// <summary>Where each node stands, and the points, from left to right, that an arrow passes between its ends.</summary>
    public Arrangement Arrange()
    {
        Order();
        Settle();
        var lefts = new List<double>();
        var x = 0.0;
        foreach (var column in columns)
        {
            lefts.Add(x);
            x += column.Max(node => sizes[node].Width) + gap.Width;
        }

        var top = Enumerable.Range(0, sizes.Count).Min(Top);
        var places = Enumerable.Range(0, sizes.Count).Select(node => PlaceOf(node, lefts, top)).ToArray();
        return new Arrangement(
            places[..nodes.Count],
            ways.ToDictionary(way => way.Key, way => PointsAcross(way.Value, places, lefts)),
            exits.ToDictionary(exit => exit.Key, exit => PointsAcross(exit.Value, places, lefts)),
            new Size(x - gap.Width, places.Max(place => place.Bottom)));
    }

    private double Top(int node) => centers[node] - sizes[node].Height / 2;

    private double WidthOf(int column) => columns[column].Max(node => sizes[node].Width);

    private Rectangle PlaceOf(int node, List<double> lefts, double top)
    {
        var width = WidthOf(ranks[node]);
        return node < nodes.Count && nodes[node].FillsColumn
            ? new Rectangle(lefts[ranks[node]], Top(node) - top, width, sizes[node].Height)
            : new Rectangle(lefts[ranks[node]] + (width - sizes[node].Width) / 2, Top(node) - top, sizes[node].Width, sizes[node].Height);
    }

    private Point[] PointsAcross(List<int> way, Rectangle[] places, List<double> lefts) =>
    [
        .. way.SelectMany(node => new[]
        {
            new Point(lefts[ranks[node]], places[node].Center.Y),
            new Point(lefts[ranks[node]] + WidthOf(ranks[node]), places[node].Center.Y),
        }),
    ];

    private void AddNeighbours()
    {
        before.Add([]);
        after.Add([]);
    }

    private void AddWay((int From, int To) edge)
    {
        var (left, right) = ranks[edge.From] <= ranks[edge.To] ? edge : (edge.To, edge.From);
        var way = AddNodes(left, ranks[left] + 1, ranks[right] - 1);
        Join(way.Count > 0 ? way[^1] : left, right);
        if (way.Count > 0)
            ways[edge] = way;
    }

    private void AddExit((int Node, bool ToRight) exit, int last)
    {
        if (exit.ToRight)
        {
            exits[exit] = AddNodes(exit.Node, ranks[exit.Node] + 1, last);
            return;
        }

        var way = AddNodes(null, 0, ranks[exit.Node] - 1);
        if (way.Count > 0)
            Join(way[^1], exit.Node);
        exits[exit] = way;
    }

    /// <summary>Small empty nodes, one for each column, each joined to the one before it.</summary>
    private List<int> AddNodes(int? before, int first, int last)
    {
        var way = new List<int>();
        for (var rank = first; rank <= last; rank++)
        {
            var node = sizes.Count;
            sizes.Add(new Size(0, WayHeight));
            ranks.Add(rank);
            AddNeighbours();
            if (before is { } left)
                Join(left, node);
            way.Add(node);
            before = node;
        }

        return way;
    }

    private void Join(int left, int right)
    {
        after[left].Add(right);
        before[right].Add(left);
    }

    private void Order()
    {
        var position = new double[sizes.Count];
        foreach (var column in columns)
            Number(column, position);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var toTheRight = sweep % 2 == 0;
            foreach (var column in toTheRight ? columns : columns.AsEnumerable().Reverse())
            {
                var neighbours = toTheRight ? before : after;
                var sorted = column.OrderBy(node => neighbours[node] is { Count: > 0 } near ? near.Average(n => position[n]) : position[node]).ToList();
                column.Clear();
                column.AddRange(sorted);
                Number(column, position);
            }
        }
    }

    private static void Number(List<int> column, double[] position)
    {
        for (var i = 0; i < column.Count; i++)
            position[column[i]] = (i + 1.0) / (column.Count + 1);
    }

    private void Settle()
    {
        foreach (var column in columns)
            Spread(column, column.Select(_ => 0.0).ToArray());
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var column in sweep % 2 == 0 ? columns : columns.AsEnumerable().Reverse())
                Spread(column, [.. column.Select(Wanted)]);
        }
    }

    private double Wanted(int node)
    {
        var near = before[node].Concat(after[node]).ToList();
        return near.Count > 0 ? near.Average(n => centers[n]) : centers[node];
    }

    /// <summary>As near to the wanted centers as order and gaps allow: the mean of pushing all down and pushing all up.</summary>
    private void Spread(List<int> column, double[] wanted)
    {
        var down = new double[column.Count];
        var up = new double[column.Count];
        for (var i = 0; i < column.Count; i++)
            down[i] = i == 0 ? wanted[i] : Math.Max(wanted[i], down[i - 1] + Distance(column[i - 1], column[i]));
        for (var i = column.Count - 1; i >= 0; i--)
            up[i] = i == column.Count - 1 ? wanted[i] : Math.Min(wanted[i], up[i + 1] - Distance(column[i], column[i + 1]));
        for (var i = 0; i < column.Count; i++)
            centers[column[i]] = (down[i] + up[i]) / 2;
    }

    private double Distance(int upper, int lower) => (sizes[upper].Height + sizes[lower].Height) / 2 + gap.Height;
}

/// <summary><see cref="FillsColumn"/>: as wide as the widest of its column, which is calmer to look at.</summary>
internal readonly record struct ColumnNode(Size Size, int Rank, bool FillsColumn);

internal sealed record Arrangement(
    Rectangle[] Places,
    Dictionary<(int From, int To), Point[]> Ways,
    Dictionary<(int Node, bool ToRight), Point[]> Exits,
    Size Size);
