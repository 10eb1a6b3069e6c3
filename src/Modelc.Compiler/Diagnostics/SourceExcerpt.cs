using System.Text;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Diagnostics;

/// <summary>The source line of a place with carets under it. Of a long line, the stretch around the place.</summary>
internal static class SourceExcerpt
{
    private const int Columns = 100;
    private const int ColumnsBefore = 40;
    private const int TabWidth = 4;

    // Enough bytes for the columns above, even if each character has four.
    private const int BytesAround = 4 * Columns;

    private const string Ellipsis = "...";

    public static string Render(SourceLocation place)
    {
        var number = place.Start.Line;
        var cells = Cells(place, place.Source.LineSpan(number));
        var (line, marks) = Draw(cells, place.Span.Length);
        return $"{number,5} | {line}".TrimEnd() + $"\n      | {marks}\n";
    }

    private enum Part
    {
        Before,
        Marked,
        After,
    }

    /// <summary>One character as it is shown.</summary>
    private readonly record struct Cell(string Shown, int Width, Part Part);

    private static List<Cell> Cells(SourceLocation place, TextSpan line)
    {
        var start = Math.Clamp(place.Span.Start, line.Start, line.End);
        var end = Math.Clamp(place.Span.End, start, line.End);
        var from = CharacterStart(place.Source, Math.Max(line.Start, start - BytesAround));
        var to = CharacterStart(place.Source, Math.Min(line.End, start + BytesAround));
        var cells = new List<Cell>();
        if (from > line.Start)
            cells.Add(new Cell(Ellipsis, Ellipsis.Length, Part.Before));
        AddCells(cells, place.Source, TextSpan.FromBounds(from, start), Part.Before);
        AddCells(cells, place.Source, TextSpan.FromBounds(start, Math.Min(end, to)), Part.Marked);
        if (end < to)
            AddCells(cells, place.Source, TextSpan.FromBounds(end, to), Part.After);
        if (to < line.End)
            cells.Add(new Cell(Ellipsis, Ellipsis.Length, Part.After));
        return cells;
    }

    /// <summary>Steps back out of the middle of a character.</summary>
    private static int CharacterStart(SourceText source, int offset)
    {
        var bytes = source.Bytes.Span;
        while (offset > 0 && offset < bytes.Length && (bytes[offset] & 0xC0) == 0x80)
            offset--;
        return offset;
    }

    private static void AddCells(List<Cell> cells, SourceText source, TextSpan span, Part part)
    {
        var text = Encoding.UTF8.GetString(source.Bytes.Span[span.Start..span.End]);
        foreach (var cluster in VisibleText.Clusters(text))
        {
            var shown = cluster == "\t" ? new string(' ', TabWidth) : VisibleText.EscapeCluster(cluster);
            cells.Add(new Cell(shown, VisibleText.Width(shown), part));
        }
    }

    private static (string Line, string Marks) Draw(List<Cell> cells, int length)
    {
        var before = cells.Where(cell => cell.Part == Part.Before).Sum(cell => cell.Width);
        var total = cells.Sum(cell => cell.Width);
        var first = total <= Columns ? 0 : Math.Max(0, before - ColumnsBefore);
        var line = new StringBuilder();
        int column = 0, indent = 0, marked = 0;
        if (first > 0)
        {
            line.Append(Ellipsis);
            indent = Ellipsis.Length;
        }

        foreach (var cell in cells)
        {
            var isCut = column + cell.Width > first + Columns;
            column += cell.Width;
            if (column - cell.Width < first)
                continue;
            if (isCut)
            {
                line.Append(Ellipsis);
                break;
            }

            line.Append(cell.Shown);
            indent += cell.Part == Part.Before ? cell.Width : 0;
            marked += cell.Part == Part.Marked ? cell.Width : 0;
        }

        var carets = length == 0 ? "^" : "^" + new string('~', Math.Max(0, marked - 1));
        return (line.ToString(), new string(' ', indent) + carets);
    }
}
