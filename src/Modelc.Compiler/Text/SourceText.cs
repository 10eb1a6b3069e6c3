using System.Text;

namespace Modelc.Compiler.Text;

/// <summary>The bytes of one file and its lines. Bytes become lines and columns here and nowhere else.</summary>
public sealed class SourceText
{
    private const int Step = 4096;

    private readonly int[] lineStarts;
    private int[]? unitsAtStep;

    private SourceText(string path, ReadOnlyMemory<byte> bytes)
    {
        Path = path;
        Bytes = bytes;
        lineStarts = FindLineStarts(bytes.Span);
    }

    /// <summary>The path as the user wrote it; shown in messages, never opened.</summary>
    public string Path { get; }

    /// <summary>UTF-8, without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    public int LineCount => lineStarts.Length;

    public static SourceText From(string path, ReadOnlyMemory<byte> bytes)
    {
        ReadOnlySpan<byte> mark = [0xEF, 0xBB, 0xBF];
        return new SourceText(path, bytes.Span.StartsWith(mark) ? bytes[mark.Length..] : bytes);
    }

    public static SourceText From(string path, string text) => From(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Line and column of a byte, both from 1; a column counts UTF-16 units, as editors do.</summary>
    public LinePosition PositionOf(int offset)
    {
        offset = Math.Clamp(offset, 0, Bytes.Length);
        var index = Array.BinarySearch(lineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return new LinePosition(line + 1, UnitsBefore(offset) - UnitsBefore(lineStarts[line]) + 1);
    }

    /// <summary>Where a line (from 1) lies, without its line break.</summary>
    public TextSpan LineSpan(int line)
    {
        var start = lineStarts[line - 1];
        var end = line < lineStarts.Length ? lineStarts[line] : Bytes.Length;
        return new TextSpan(start, Bytes.Span[start..end].TrimEnd("\r\n"u8).Length);
    }

    /// <summary>The text of a line (from 1), without its line break.</summary>
    public string LineText(int line)
    {
        var span = LineSpan(line);
        return Encoding.UTF8.GetString(Bytes.Span[span.Start..span.End]);
    }

    /// <summary>A model may be one line of 50 MB, and each of its components asks for its column.</summary>
    private int UnitsBefore(int offset)
    {
        unitsAtStep ??= CountSteps(Bytes.Span);
        var step = offset / Step;
        return unitsAtStep[step] + UnitsIn(Bytes.Span[(step * Step)..offset]);
    }

    private static int[] CountSteps(ReadOnlySpan<byte> bytes)
    {
        var units = new int[(bytes.Length / Step) + 1];
        for (var step = 1; step < units.Length; step++)
            units[step] = units[step - 1] + UnitsIn(bytes.Slice((step - 1) * Step, Step));
        return units;
    }

    private static int UnitsIn(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
            return bytes.Length;
        var units = 0;
        foreach (var b in bytes)
        {
            if ((b & 0xC0) != 0x80)
                units += b >= 0xF0 ? 2 : 1;
        }

        return units;
    }

    private static int[] FindLineStarts(ReadOnlySpan<byte> bytes)
    {
        var starts = new List<int> { 0 };
        for (var at = bytes.IndexOf((byte)'\n'); at >= 0;)
        {
            starts.Add(at + 1);
            var next = bytes[(at + 1)..].IndexOf((byte)'\n');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return [.. starts];
    }
}
