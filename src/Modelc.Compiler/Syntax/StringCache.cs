using System.Text;

namespace Modelc.Compiler.Syntax;

/// <summary>
/// Gives equal short texts the same string. Keys come from a small vocabulary, and so do many values; a slot that is
/// taken is simply overwritten, so that no text can make this grow or slow.
/// </summary>
internal sealed class StringCache
{
    private const int Slots = 1024;
    private const int LongestKept = 48;

    private readonly string?[] slots = new string?[Slots];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        if (utf8.Length > LongestKept)
            return Encoding.UTF8.GetString(utf8);
        ref var slot = ref slots[Hash(utf8) % Slots];
        if (slot is not null && Ascii.Equals(utf8, slot))
            return slot;
        return slot = Encoding.UTF8.GetString(utf8);
    }

    public string Get(string text)
    {
        if (text.Length > LongestKept || !Ascii.IsValid(text))
            return text;
        Span<byte> utf8 = stackalloc byte[LongestKept];
        return Get(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
    }

    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var b in bytes)
            hash = (hash ^ b) * 16777619u;
        return hash ^ (hash >> 15);
    }
}
