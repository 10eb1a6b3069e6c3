using System.Buffers;
using System.Text;

namespace Modelc.Compiler.Syntax.Json;

/// <summary>Turns what stands between the quotes into what it means. What is wrong in it has been said by then.</summary>
internal static class JsonUnescaper
{
    public static string Unescape(ReadOnlySpan<byte> content)
    {
        // No escape is shorter than what it stands for, and no character has more UTF-16 units than UTF-8 bytes.
        var buffer = ArrayPool<char>.Shared.Rent(content.Length);
        var written = 0;
        while (!content.IsEmpty)
        {
            var plain = content.IndexOf((byte)'\\');
            plain = plain < 0 ? content.Length : plain;
            written += Encoding.UTF8.GetChars(content[..plain], buffer.AsSpan(written));
            content = content[plain..];
            if (!content.IsEmpty)
                content = content[ReadEscape(content, buffer, ref written)..];
        }

        var text = new string(buffer, 0, written);
        ArrayPool<char>.Shared.Return(buffer);
        return text;
    }

    /// <summary>Writes one escape and returns its length. One that means nothing stands for what follows its backslash.</summary>
    private static int ReadEscape(ReadOnlySpan<byte> escape, char[] buffer, ref int written)
    {
        if (JsonStringScanner.TryReadUnit(escape, out var unit))
        {
            var isPair = JsonStringScanner.IsPair(escape, unit);
            buffer[written++] = isPair || !char.IsSurrogate(unit) ? unit : '\uFFFD';
            if (!isPair)
                return 6;
            JsonStringScanner.TryReadUnit(escape[6..], out buffer[written++]);
            return 12;
        }

        if (escape.Length == 1 || escape[1] is < 0x20 or > 0x7E)
            return 1;
        buffer[written++] = (char)escape[1] switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            var itself => itself,
        };
        return 2;
    }
}
