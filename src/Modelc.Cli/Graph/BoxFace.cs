namespace Modelc.Cli.Graph;

/// <summary>The words on a box: its name, and smaller lines below.</summary>
internal static class BoxFace
{
    public const double NameSize = 14;
    public const double LineSize = 11.5;
    public const double Margin = 14;

    private const double Widest = 250;
    private const double NameHeight = 18;
    private const double LineHeight = 16;
    private const double Above = 11;

    public static Size SizeOf(Box box)
    {
        var widest = box.Lines.Select(line => TextWidth.Of(line, LineSize)).Append(TextWidth.Of(box.Name, NameSize) * 1.08).Max();
        return new Size(
            Math.Ceiling(Math.Min(widest, Widest) + 2 * Margin),
            Above + NameHeight + box.Lines.Length * LineHeight + Above);
    }

    public static string Name(Box box) => TextWidth.Fit(box.Name, NameSize * 1.08, Widest);

    public static string Line(string line) => TextWidth.Fit(line, LineSize, Widest);

    public static double NameBaseline => Above + 14;

    public static double LineBaseline(int line) => Above + NameHeight + (line + 1) * LineHeight - 4;
}
