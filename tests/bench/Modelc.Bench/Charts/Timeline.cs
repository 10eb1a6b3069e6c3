using System.Collections.Immutable;

namespace Modelc.Bench.Charts;

/// <summary>What became of the requests that were due in one piece of time.</summary>
internal readonly record struct Bin(int Answered, int Slow, int Lost);

/// <summary>A moment that gets a line of its own.</summary>
internal sealed record Moment(double AtMs, string Text);

/// <summary>Requests over time, failures in red, with the steps of what was done.</summary>
internal sealed record Timeline(string Title, double BinMs, int MostPerBin, ImmutableArray<Bin> Bins, ImmutableArray<Moment> Moments)
{
    private const double HeightOfBars = 70;
    private const double LabelLine = 11;
    private const int LabelLines = 3;
    private const double TitleHeight = 18;
    public const double Height = TitleHeight + LabelLines * LabelLine + HeightOfBars + 26;

    /// <summary>Draws it with its upper left corner at a place.</summary>
    public void Draw(Svg svg, double left, double top, double width)
    {
        var (upper, lower) = (top + TitleHeight + LabelLines * LabelLine, top + TitleHeight + LabelLines * LabelLine + HeightOfBars);
        svg.Text(left, top + 12, Title, 12, isBold: true);
        var step = width / Math.Max(1, Bins.Length);
        for (var i = 0; i < Bins.Length; i++)
            DrawBin(svg, Bins[i], left + i * step, lower, Math.Max(0.6, step - 0.4));
        svg.Line(left, lower, left + width, lower, Palette.Axis);
        DrawSeconds(svg, left, lower, width);
        for (var i = 0; i < Moments.Length; i++)
            DrawMoment(svg, Moments[i], left, width, upper, lower, i % LabelLines);
    }

    /// <summary>Lost ones stand at the bottom, where even one is seen.</summary>
    private void DrawBin(Svg svg, Bin bin, double x, double lower, double width)
    {
        var scale = HeightOfBars / Math.Max(1, MostPerBin);
        var y = lower;
        foreach (var (count, color) in new[] { (bin.Lost, Palette.Lost), (bin.Slow, Palette.Slow), (bin.Answered, Palette.Answered) })
        {
            var height = count == 0 ? 0 : Math.Max(1.5, count * scale);
            svg.Rectangle(x, y - height, width, height, color);
            y -= height;
        }
    }

    private void DrawSeconds(Svg svg, double left, double lower, double width)
    {
        var seconds = Bins.Length * BinMs / 1000;
        var step = seconds switch { > 90 => 20, > 45 => 10, _ => 5 };
        for (var second = 0; second <= seconds; second += step)
            svg.Text(left + second / seconds * width, lower + 12, $"{second} s", 9, "middle", Palette.Axis);
    }

    private void DrawMoment(Svg svg, Moment moment, double left, double width, double upper, double lower, int line)
    {
        var x = left + Math.Clamp(moment.AtMs / (Bins.Length * BinMs), 0, 1) * width;
        var y = upper - (LabelLines - 1 - line) * LabelLine - 3;
        svg.Line(x, y + 2, x, lower, Palette.Moment, isDashed: true);
        var isNearEnd = x > left + width * 0.7;
        svg.Text(isNearEnd ? x - 2 : x + 2, y, moment.Text, 9, isNearEnd ? "end" : "start", Palette.Moment);
    }
}
