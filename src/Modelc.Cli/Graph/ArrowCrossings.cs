using System.Collections.Immutable;

namespace Modelc.Cli.Graph;

/// <summary>An arrow from box to box: out of the boxes around its start, across the innermost box around both, into others.</summary>
internal sealed record Route(
    int Parent,
    int From,
    int To,
    bool IsLeftToRight,
    ImmutableArray<(int Parent, int Box)> Out,
    ImmutableArray<(int Parent, int Box)> In);

/// <summary>Which boxes an arrow leaves and enters on its way, and on which side. Known before anything has a size.</summary>
internal sealed class ArrowCrossings
{
    public const int TopLevel = -1;

    private readonly Dictionary<int, ImmutableArray<int>> chainOf = [];
    private readonly Dictionary<int, int> rankOf = [];
    private readonly Dictionary<int, HashSet<(int From, int To)>> between = [];
    private readonly Dictionary<int, HashSet<(int Box, bool ToRight)>> leaving = [];
    private readonly HashSet<(int Parent, int Box)> touched = [];

    public ArrowCrossings(ModelGraph graph)
    {
        AddChains(graph.Boxes, [TopLevel]);
        foreach (var arrow in graph.Arrows)
            AddMeeting(arrow);
        AddRanks(TopLevel, graph.Boxes);
        foreach (var arrow in graph.Arrows)
            AddLeaving(RouteOf(arrow));
    }

    public int RankOf(int box) => rankOf[box];

    public bool IsTouched(int parent, int box) => touched.Contains((parent, box));

    public IReadOnlyCollection<(int From, int To)> Between(int parent) => between.GetValueOrDefault(parent, []);

    public IReadOnlyCollection<(int Box, bool ToRight)> Leaving(int parent) => leaving.GetValueOrDefault(parent, []);

    public Route RouteOf(Arrow arrow)
    {
        var (from, to) = (chainOf[arrow.From], chainOf[arrow.To]);
        var depth = 0;
        while (from[depth + 1] == to[depth + 1])
            depth++;
        return new Route(
            from[depth],
            from[depth + 1],
            to[depth + 1],
            rankOf.GetValueOrDefault(from[depth + 1]) <= rankOf.GetValueOrDefault(to[depth + 1]),
            [.. Steps(from, depth).Reverse()],
            [.. Steps(to, depth)]);
    }

    private static IEnumerable<(int Parent, int Box)> Steps(ImmutableArray<int> chain, int depth) =>
        Enumerable.Range(depth + 1, chain.Length - depth - 2).Select(at => (chain[at], chain[at + 1]));

    private void AddChains(ImmutableArray<Box> boxes, ImmutableArray<int> outer)
    {
        foreach (var box in boxes)
        {
            chainOf[box.Number] = outer.Add(box.Number);
            AddChains(box.Inside, chainOf[box.Number]);
        }
    }

    private void AddMeeting(Arrow arrow)
    {
        var route = RouteOf(arrow);
        Set(between, route.Parent).Add((route.From, route.To));
        touched.Add((route.Parent, route.From));
        touched.Add((route.Parent, route.To));
        touched.UnionWith(route.Out);
        touched.UnionWith(route.In);
    }

    private void AddRanks(int parent, ImmutableArray<Box> boxes)
    {
        var position = boxes.Select((box, at) => (box.Number, at)).ToDictionary();
        var ranks = Ranks.Of(boxes.Length, [.. Between(parent).Select(edge => (position[edge.From], position[edge.To]))]);
        for (var at = 0; at < boxes.Length; at++)
        {
            rankOf[boxes[at].Number] = ranks[at];
            AddRanks(boxes[at].Number, boxes[at].Inside);
        }
    }

    private void AddLeaving(Route route)
    {
        foreach (var step in route.Out)
            Set(leaving, step.Parent).Add((step.Box, route.IsLeftToRight));
        foreach (var step in route.In)
            Set(leaving, step.Parent).Add((step.Box, !route.IsLeftToRight));
    }

    private static HashSet<T> Set<T>(Dictionary<int, HashSet<T>> sets, int key) =>
        sets.TryGetValue(key, out var set) ? set : sets[key] = [];
}
