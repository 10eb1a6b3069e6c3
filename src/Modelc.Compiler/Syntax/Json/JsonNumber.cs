namespace Modelc.Compiler.Syntax.Json;

/// <summary>The grammar of a number, and what to write instead of something that is nearly one.</summary>
internal static class JsonNumber
{
    public static bool IsNumber(ReadOnlySpan<byte> word)
    {
        var rest = word is [(byte)'-', ..] ? word[1..] : word;
        var whole = Digits(rest);
        if (whole == 0 || (whole > 1 && rest[0] == '0'))
            return false;
        rest = rest[whole..];
        if (rest is [(byte)'.', ..])
        {
            var fraction = Digits(rest[1..]);
            if (fraction == 0)
                return false;
            rest = rest[(fraction + 1)..];
        }

        return rest.IsEmpty || IsExponent(rest);
    }

    public static bool LooksLikeOne(ReadOnlySpan<byte> word) =>
        word.TrimStart("+-."u8) is [] or [>= (byte)'0' and <= (byte)'9', ..];

    private static bool IsExponent(ReadOnlySpan<byte> rest)
    {
        if (rest is not [(byte)'e' or (byte)'E', .. var power])
            return false;
        power = power is [(byte)'+' or (byte)'-', ..] ? power[1..] : power;
        return !power.IsEmpty && Digits(power) == power.Length;
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var length = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return length < 0 ? text.Length : length;
    }
}
