using System.Collections.Immutable;

namespace Modelc.Bench.Charts;

/// <summary>A cell of a matrix: what it says, and the share that colours it.</summary>
internal readonly record struct Cell(string Text, double Share);

/// <summary>Rows against columns, each cell a number in a colour.</summary>
internal static class Matrix
{
    private const double NameWidth = 250;
    private const double CellWidth = 128;
    private const double CellHeight = 26;
    private const double Head = 62;

    public static Svg Draw(string title, string note, ImmutableArray<string> columns, IReadOnlyList<(string Name, ImmutableArray<Cell?> Cells)> rows)
    {
        var svg = new Svg(NameWidth + columns.Length * CellWidth + 10, Head + rows.Count * CellHeight + 10, title);
        svg.Heading(title, note);
        for (var column = 0; column < columns.Length; column++)
            svg.Text(NameWidth + (column + 0.5) * CellWidth, Head - 8, columns[column], 11, "middle", isBold: true);
        for (var row = 0; row < rows.Count; row++)
            DrawRow(svg, rows[row], Head + row * CellHeight);
        return svg;
    }

    private static void DrawRow(Svg svg, (string Name, ImmutableArray<Cell?> Cells) row, double top)
    {
        svg.Text(10, top + 17, row.Name, 12);
        for (var column = 0; column < row.Cells.Length; column++)
        {
            if (row.Cells[column] is not { } cell)
                continue;
            var left = NameWidth + column * CellWidth;
            svg.Rectangle(left + 1, top + 1, CellWidth - 2, CellHeight - 2, Palette.Heat(cell.Share));
            svg.Text(left + CellWidth / 2, top + 17, cell.Text, 11, "middle");
        }
    }
}
