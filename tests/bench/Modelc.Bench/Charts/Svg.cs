using System.Globalization;
using System.Xml.Linq;

namespace Modelc.Bench.Charts;

/// <summary>The few shapes that the charts are made of. Numbers are rounded, so that the same data give the same bytes.</summary>
internal sealed class Svg
{
    private const string TextColor = "#24292f";
    private static readonly XNamespace Name = "http://www.w3.org/2000/svg";

    private readonly XElement root;

    public Svg(double width, double height, string title)
    {
        root = new XElement(
            Name + "svg", new XAttribute("viewBox", $"0 0 {Number(width)} {Number(height)}"), new XAttribute("width", Number(width)),
            new XAttribute("height", Number(height)), new XAttribute("font-family", "sans-serif"), new XElement(Name + "title", title));
        // Readers with a dark page would otherwise see dark text on it.
        Rectangle(0, 0, width, height, "#ffffff");
    }

    /// <summary>What a chart is called, and a line on how it is read.</summary>
    public void Heading(string title, string note)
    {
        Text(10, 20, title, 14, isBold: true);
        Text(10, 36, note, 11, color: Palette.Axis);
    }

    public void Rectangle(double x, double y, double width, double height, string color)
    {
        if (width > 0 && height > 0)
            Add("rect", ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), ("fill", color));
    }

    public void Line(double x1, double y1, double x2, double y2, string color, bool isDashed = false)
    {
        var line = Add("line", ("x1", Number(x1)), ("y1", Number(y1)), ("x2", Number(x2)), ("y2", Number(y2)), ("stroke", color));
        if (isDashed)
            line.SetAttributeValue("stroke-dasharray", "3 2");
    }

    /// <param name="anchor">start, middle or end: what of the text stands at x.</param>
    public void Text(double x, double y, string text, double size = 12, string anchor = "start", string color = TextColor, bool isBold = false)
    {
        var element = Add("text", ("x", Number(x)), ("y", Number(y)), ("font-size", Number(size)), ("text-anchor", anchor), ("fill", color));
        if (isBold)
            element.SetAttributeValue("font-weight", "bold");
        element.Value = text;
    }

    public override string ToString() => root.ToString().ReplaceLineEndings("\n") + "\n";

    private XElement Add(string kind, params IEnumerable<(string Name, string Value)> attributes)
    {
        var element = new XElement(Name + kind, attributes.Select(one => new XAttribute(one.Name, one.Value)));
        root.Add(element);
        return element;
    }

    private static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);
}
