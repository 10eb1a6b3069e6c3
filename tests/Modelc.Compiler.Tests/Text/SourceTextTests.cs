using System.Text;
using Modelc.Compiler.Text;

namespace Modelc.Compiler.Tests.Text;

public sealed class SourceTextTests
{
    [Fact]
    public void A_column_counts_utf16_units_as_editors_do()
    {
        var source = SourceText.From("m", "aé\U0001F600b\r\nc");

        Assert.Equal(new LinePosition(1, 2), source.PositionOf(1));
        Assert.Equal(new LinePosition(1, 3), source.PositionOf(3));
        Assert.Equal(new LinePosition(1, 5), source.PositionOf(7));
        Assert.Equal(new LinePosition(2, 1), source.PositionOf(10));
        Assert.Equal(new LinePosition(2, 2), source.PositionOf(99));
    }

    [Fact]
    public void Every_place_of_a_long_text_agrees_with_counting_by_hand()
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(i => i % 7 == 0 ? "é" : i % 11 == 0 ? "\U0001F600" : i % 997 == 0 ? "\n" : "ab"));
        var source = SourceText.From("m", text);
        var (line, column, offset) = (1, 1, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            Assert.Equal(new LinePosition(line, column), source.PositionOf(offset));
            offset += rune.Utf8SequenceLength;
            (line, column) = rune.Value == '\n' ? (line + 1, 1) : (line, column + rune.Utf16SequenceLength);
        }
    }

    [Fact]
    public void A_byte_order_mark_is_no_part_of_the_text()
    {
        var source = SourceText.From("m", (byte[])[0xEF, 0xBB, 0xBF, (byte)'a']);

        Assert.Equal("a"u8.ToArray(), source.Bytes.ToArray());
        Assert.Equal(new LinePosition(1, 1), source.PositionOf(0));
    }

    [Fact]
    public void A_line_has_neither_kind_of_line_break()
    {
        var source = SourceText.From("m", "one\r\ntwo\n\n");

        Assert.Equal(["one", "two", "", ""], Enumerable.Range(1, source.LineCount).Select(source.LineText));
        Assert.Equal(new TextSpan(5, 3), source.LineSpan(2));
    }

    [Fact]
    public void Indexes_into_the_string_are_the_bytes_they_were_decoded_from()
    {
        var text = string.Concat(Enumerable.Repeat("aé名\U0001F600\n", 1000));
        var offsets = new Utf16Offsets(text);
        var expected = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]))
                continue;
            Assert.Equal(expected, offsets.ToByteOffset(i));
            expected += Rune.GetRuneAt(text, i).Utf8SequenceLength;
        }

        Assert.Equal(Encoding.UTF8.GetByteCount(text), offsets.ToByteOffset(text.Length));
        Assert.Equal(Encoding.UTF8.GetByteCount(text), offsets.ToByteOffset(long.MaxValue));
    }
}
