using System.Globalization;

namespace Modelc.Bench.Charts;

/// <summary>One line of a chart: where it is at each point.</summary>
internal sealed record Line(string Name, IReadOnlyList<(double X, double Y)> Points);

/// <summary>How something grows, as lines on two logarithmic axes.</summary>
internal static class GrowthChart
{
    private const double Width = 760, Height = 400, Left = 70, Right = 190, Top = 56, Bottom = 46;

    private static readonly string[] Colors = ["#1769aa", "#c2410c", "#15803d", "#7e22ce", "#a16207", "#0e7490"];

    public static Svg Draw(string title, string xName, string yName, IReadOnlyList<Line> lines)
    {
        var points = lines.SelectMany(line => line.Points).ToList();
        var x = Axis.Over(points.Select(point => point.X), Left, Width - Right);
        var y = Axis.Over(points.Select(point => point.Y), Height - Bottom, Top);
        var svg = new Svg(Width, Height, title);
        svg.Heading(title, $"{yName}, by {xName}; both axes in powers of ten");
        DrawAxes(svg, x, y);
        for (var at = 0; at < lines.Count; at++)
            DrawLine(svg, lines[at], x, y, Colors[at % Colors.Length], Top + 10 + (at * 22));
        return svg;
    }

    private static void DrawAxes(Svg svg, Axis x, Axis y)
    {
        foreach (var mark in x.Marks)
        {
            svg.Line(x[mark], Top, x[mark], Height - Bottom, "#d0d7de");
            svg.Text(x[mark], Height - Bottom + 16, Number(mark), 11, "middle");
        }

        foreach (var mark in y.Marks)
        {
            svg.Line(Left, y[mark], Width - Right, y[mark], "#d0d7de");
            svg.Text(Left - 6, y[mark] + 4, Number(mark), 11, "end");
        }
    }

    private static void DrawLine(Svg svg, Line line, Axis x, Axis y, string color, double legend)
    {
        foreach (var (from, to) in line.Points.Zip(line.Points.Skip(1)))
            svg.Line(x[from.X], y[from.Y], x[to.X], y[to.Y], color);
        foreach (var point in line.Points)
            svg.Rectangle(x[point.X] - 3, y[point.Y] - 3, 6, 6, color);
        svg.Rectangle(Width - Right + 14, legend - 9, 10, 10, color);
        svg.Text(Width - Right + 30, legend, line.Name);
    }

    private static string Number(double mark) => mark.ToString(mark < 1 ? "0.###" : "#,0", CultureInfo.InvariantCulture);

    /// <summary>Powers of ten, spread over so many dots of the picture.</summary>
    private sealed record Axis(int First, int Last, double From, double To)
    {
        public static Axis Over(IEnumerable<double> values, double from, double to)
        {
            var logarithms = values.Select(Math.Log10).DefaultIfEmpty().ToList();
            var first = (int)Math.Floor(logarithms.Min());
            return new(first, Math.Max(first + 1, (int)Math.Ceiling(logarithms.Max())), from, to);
        }

        public IEnumerable<double> Marks => Enumerable.Range(First, Last - First + 1).Select(power => Math.Pow(10, power));

        public double this[double value] => From + ((Math.Log10(value) - First) / (Last - First) * (To - From));
    }
}
