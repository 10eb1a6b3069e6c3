namespace Modelc.Compiler.Text;

/// <summary>Turns indexes into a string into offsets of the UTF-8 bytes that it was decoded from.</summary>
internal sealed class Utf16Offsets
{
    private const int Step = 1024;

    private readonly string text;
    private readonly int[] offsetAtStep;

    public Utf16Offsets(string text)
    {
        this.text = text;
        offsetAtStep = new int[(text.Length / Step) + 1];
        for (var step = 1; step < offsetAtStep.Length; step++)
            offsetAtStep[step] = offsetAtStep[step - 1] + BytesOf(text.AsSpan((step - 1) * Step, Step));
    }

    public int ToByteOffset(long index)
    {
        var at = (int)Math.Clamp(index, 0, text.Length);
        var step = at / Step;
        return offsetAtStep[step] + BytesOf(text.AsSpan((step * Step)..at));
    }

    private static int BytesOf(ReadOnlySpan<char> units)
    {
        var bytes = 0;
        foreach (var unit in units)
        {
            bytes += unit switch
            {
                < '\u0080' => 1,
                < '\u0800' => 2,
                _ when char.IsSurrogate(unit) => 2, // each half of the four bytes of a pair
                _ => 3,
            };
        }

        return bytes;
    }
}
