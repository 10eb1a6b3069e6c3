using System.Collections.Immutable;

namespace Modelc.Cli.Graph;

/// <summary>
/// Where each arrow leaves one box and enters the other. It takes the sides that face each other, and the arrows of one
/// side share it in the order of where they go.
/// </summary>
internal sealed class ArrowRoutes
{
    private readonly GraphLayout layout;
    private readonly Dictionary<(Arrow, bool IsStart), Point> ends = [];

    private ArrowRoutes(GraphLayout layout, ImmutableArray<Arrow> arrows)
    {
        this.layout = layout;
        var touches = arrows.SelectMany(arrow => new[] { TouchOf(arrow, isStart: true), TouchOf(arrow, isStart: false) });
        foreach (var side in touches.GroupBy(touch => (touch.Box, touch.Side)))
        {
            var sorted = side.OrderBy(touch => touch.Along).ToList();
            for (var i = 0; i < sorted.Count; i++)
                ends[(sorted[i].Arrow, sorted[i].IsStart)] = PointOn(layout.PlaceOf(side.Key.Box), side.Key.Side, (i + 1.0) / (sorted.Count + 1));
        }
    }

    public static ArrowRoutes Of(GraphLayout layout, ImmutableArray<Arrow> arrows) => new(layout, arrows);

    /// <summary>Start, the points on the way, end.</summary>
    public ImmutableArray<Point> PointsOf(Arrow arrow) =>
        [ends[(arrow, true)], .. layout.WayOf(arrow), ends[(arrow, false)]];

    public bool IsVertical(Arrow arrow) => SideOf(arrow, isStart: true) is Side.Top or Side.Bottom;

    private Touch TouchOf(Arrow arrow, bool isStart)
    {
        var side = SideOf(arrow, isStart);
        var way = layout.WayOf(arrow);
        var towards = way.IsEmpty ? layout.PlaceOf(isStart ? arrow.To : arrow.From).Center : isStart ? way[0] : way[^1];
        return new Touch(arrow, isStart, isStart ? arrow.From : arrow.To, side, side is Side.Left or Side.Right ? towards.Y : towards.X);
    }

    private Side SideOf(Arrow arrow, bool isStart)
    {
        var here = layout.PlaceOf(isStart ? arrow.From : arrow.To);
        if (layout.WayOf(arrow) is { IsEmpty: false } way)
            return (isStart ? way[0].X : way[^1].X) >= here.Center.X ? Side.Right : Side.Left;
        var there = layout.PlaceOf(isStart ? arrow.To : arrow.From);
        return there.X >= here.Right ? Side.Right
            : there.Right <= here.X ? Side.Left
            : there.Y >= here.Bottom ? Side.Bottom
            : Side.Top;
    }

    private static Point PointOn(Rectangle place, Side side, double share) => side switch
    {
        Side.Left => new Point(place.X, place.Y + place.Height * share),
        Side.Right => new Point(place.Right, place.Y + place.Height * share),
        Side.Top => new Point(place.X + place.Width * share, place.Y),
        _ => new Point(place.X + place.Width * share, place.Bottom),
    };

    private enum Side
    {
        Left,
        Right,
        Top,
        Bottom,
    }

    private sealed record Touch(Arrow Arrow, bool IsStart, int Box, Side Side, double Along);
}
